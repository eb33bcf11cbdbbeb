import { posix } from 'node:path';
import { Entity } from '@backstage/catalog-model';
import { readFileOfCommit } from './git';

/** An entity with its definition in it, or what must be put right first. */
export type WithDefinition =
  | { readonly kind: 'entity'; readonly entity: Entity }
  | { readonly kind: 'broken'; readonly problem: string };

/**
 * Puts the file in that an API names as its definition (`definition: { $text: ./openapi.yaml }`), from the same commit.
 * The catalogue reads such files by their address on the web; a plain git remote has none. Addresses are left to it.
 */
export async function putInDefinition(options: {
  readonly entity: Entity;
  readonly repository: string;
  readonly commit: string;
}): Promise<WithDefinition> {
  const { entity, repository, commit } = options;
  const named = fileOf(entity.spec?.definition);
  if (named === undefined) return { kind: 'entity', entity };
  const where = `the definition of API '${entity.metadata.name}'`;
  const path = posix.normalize(named);
  if (path.startsWith('../') || posix.isAbsolute(path)) {
    return {
      kind: 'broken',
      problem: `${where} is ${named}: expected a file of the repository`,
    };
  }
  const definition = await readFileOfCommit({ repository, commit, path });
  return definition === undefined
    ? { kind: 'broken', problem: `${where} is ${named}, which is not there` }
    : {
        kind: 'entity',
        entity: { ...entity, spec: { ...entity.spec, definition } },
      };
}

/** The file that stands for a text; undefined for a text itself, and for an address. */
function fileOf(definition: unknown): string | undefined {
  if (typeof definition !== 'object' || definition === null) return undefined;
  if (!('$text' in definition)) return undefined;
  const { $text: named } = definition;
  return typeof named === 'string' && !/^[a-z][-+.a-z0-9]*:/i.test(named)
    ? named
    : undefined;
}
