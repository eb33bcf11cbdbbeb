import { ENTITY_STATUS_CATALOG_PROCESSING_TYPE } from '@backstage/catalog-client';
import { AlphaEntity } from '@backstage/catalog-model/alpha';
import { SpecProblem } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';

/** `spec.hybrid.policy.burst.at is 1.2: expected a ratio between 0 and 1` */
const toSentence = ({ path, value, expected }: SpecProblem) =>
  `${path} is ${value}: expected ${expected}`;

/**
 * The entity with one status item for each mistake.
 *
 * A mistake becomes a status item instead of a thrown error: a thrown error would keep a new entity out of the catalogue
 * altogether, and its owner would have no page on which to read why.
 */
export function withProblems(
  entity: AlphaEntity,
  problems: readonly SpecProblem[],
): AlphaEntity {
  return {
    ...entity,
    status: {
      ...entity.status,
      items: [
        ...(entity.status?.items ?? []),
        ...problems.map(problem => ({
          type: ENTITY_STATUS_CATALOG_PROCESSING_TYPE,
          level: 'error' as const,
          message: toSentence(problem),
          error: { name: 'InputError', message: toSentence(problem) },
        })),
      ],
    },
  };
}
