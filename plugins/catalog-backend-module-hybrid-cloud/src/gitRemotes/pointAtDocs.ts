import { Entity } from '@backstage/catalog-model';
import { GitRemote } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node';
import { gitRemoteUrl } from './gitRemoteUrl';

const TECHDOCS = 'backstage.io/techdocs-ref';

/**
 * The entity with its documentation where TechDocs can read it: `dir:.` means the repository it came from, and TechDocs
 * knows directories of its own machine and of hosted repositories only.
 */
export function pointAtDocs(
  entity: Entity,
  from: { readonly remote: GitRemote; readonly repository: string },
): Entity {
  const ref = entity.metadata.annotations?.[TECHDOCS];
  if (!ref?.startsWith('dir:')) return entity;
  const path = ref.slice('dir:'.length);
  return {
    ...entity,
    metadata: {
      ...entity.metadata,
      annotations: {
        ...entity.metadata.annotations,
        [TECHDOCS]: `url:${gitRemoteUrl({ ...from, path })}`,
      },
    },
  };
}
