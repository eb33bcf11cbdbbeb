import { ENTITY_STATUS_CATALOG_PROCESSING_TYPE } from '@backstage/catalog-client';
import { AlphaEntity } from '@backstage/catalog-model/alpha';
import { CatalogProcessor } from '@backstage/plugin-catalog-node';
import {
  parseHybridSpec,
  SpecProblem,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';

/** `spec.hybrid.policy.burst.at is 1.2: expected a ratio between 0 and 1` */
const toSentence = ({ path, value, expected }: SpecProblem) =>
  `${path} is ${value}: expected ${expected}`;

/**
 * Says in the catalogue, on the entity itself, what is wrong with its `spec.hybrid`.
 *
 * The mistake becomes a status item instead of a thrown error: a thrown error would keep a new entity out of the catalogue
 * altogether, and its owner would have no page on which to read why.
 */
export class HybridSpecProcessor implements CatalogProcessor {
  getProcessorName(): string {
    return 'HybridSpecProcessor';
  }

  async preProcessEntity(entity: AlphaEntity): Promise<AlphaEntity> {
    const parsed = parseHybridSpec(entity);
    if (parsed.kind !== 'invalid') {
      return entity;
    }
    return {
      ...entity,
      status: {
        ...entity.status,
        items: [
          ...(entity.status?.items ?? []),
          ...parsed.problems.map(problem => ({
            type: ENTITY_STATUS_CATALOG_PROCESSING_TYPE,
            level: 'error' as const,
            message: toSentence(problem),
            error: { name: 'InputError', message: toSentence(problem) },
          })),
        ],
      },
    };
  }
}
