import { AlphaEntity } from '@backstage/catalog-model/alpha';
import { CatalogProcessor } from '@backstage/plugin-catalog-node';
import { parseHybridSpec } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { withProblems } from './withProblems';

/** Says in the catalogue, on the entity itself, what is wrong with its `spec.hybrid`. */
export class HybridSpecProcessor implements CatalogProcessor {
  getProcessorName(): string {
    return 'HybridSpecProcessor';
  }

  async preProcessEntity(entity: AlphaEntity): Promise<AlphaEntity> {
    const parsed = parseHybridSpec(entity);
    return parsed.kind === 'invalid'
      ? withProblems(entity, parsed.problems)
      : entity;
  }
}
