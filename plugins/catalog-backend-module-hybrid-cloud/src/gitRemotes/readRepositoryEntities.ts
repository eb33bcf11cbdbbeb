import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  ANNOTATION_SOURCE_LOCATION,
  Entity,
  entityEnvelopeSchemaValidator,
} from '@backstage/catalog-model';
import { parseEntityYaml } from '@backstage/plugin-catalog-node';
import {
  GIT_REMOTE_LOCATION_TYPE,
  gitRemoteLocation,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node';
import { readFileOfCommit } from './git';
import { putInDefinition } from './putInDefinition';

const CATALOG_FILE = 'catalog-info.yaml';
const isEnvelope = entityEnvelopeSchemaValidator();

/** What one commit of a repository puts into the catalogue; `broken` says what must be put right first. */
export type RepositoryReading =
  | { readonly kind: 'entities'; readonly entities: readonly Entity[] }
  | { readonly kind: 'broken'; readonly problems: readonly string[] };

/**
 * Reads the catalogue file of a commit. A repository without one has no entities, which is no mistake.
 *
 * @throws Error when git cannot read the repository.
 */
export async function readRepositoryEntities(options: {
  readonly repository: string;
  readonly commit: string;
}): Promise<RepositoryReading> {
  const text = await readFileOfCommit({ ...options, path: CATALOG_FILE });
  if (text === undefined) return { kind: 'entities', entities: [] };
  const { repository } = options;
  const location = {
    type: GIT_REMOTE_LOCATION_TYPE,
    target: `${repository}#${CATALOG_FILE}`,
  };
  const entities: Entity[] = [];
  const problems: string[] = [];
  for (const result of parseEntityYaml(text, location)) {
    if (result.type === 'error') {
      problems.push(result.error.message);
    } else if (result.type === 'entity') {
      const problem = whyNot(result.entity);
      if (problem) {
        problems.push(problem);
        continue;
      }
      const whole = await putInDefinition({
        ...options,
        entity: result.entity,
      });
      if (whole.kind === 'broken') problems.push(whole.problem);
      else entities.push(annotate(whole.entity, repository));
    }
  }
  return problems.length > 0
    ? { kind: 'broken', problems }
    : { kind: 'entities', entities };
}

/** Why a document cannot be taken; undefined when it can. */
function whyNot(entity: Entity): string | undefined {
  try {
    isEnvelope(entity);
  } catch (error) {
    return `${CATALOG_FILE} has a document that is no entity: ${error}`;
  }
  // A Location can point at files of this machine, and whoever may push here need not be allowed to read those.
  return entity.kind.toLocaleLowerCase('en-US') === 'location'
    ? `${CATALOG_FILE} has the Location '${entity.metadata.name}': expected entities themselves, such as Component or API`
    : undefined;
}

function annotate(entity: Entity, repository: string): Entity {
  const file = gitRemoteLocation({ repository, path: CATALOG_FILE });
  return {
    ...entity,
    metadata: {
      ...entity.metadata,
      annotations: {
        ...entity.metadata.annotations,
        [ANNOTATION_LOCATION]: file,
        [ANNOTATION_ORIGIN_LOCATION]: file,
        [ANNOTATION_SOURCE_LOCATION]: gitRemoteLocation({ repository }),
      },
    },
  };
}
