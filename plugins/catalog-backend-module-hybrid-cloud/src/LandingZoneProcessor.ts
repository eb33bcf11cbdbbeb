import { AlphaEntity } from '@backstage/catalog-model/alpha';
import { CatalogProcessor } from '@backstage/plugin-catalog-node';
import { parseLandingZone } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { withProblems } from './withProblems';

/** Says in the catalogue, on the landing zone itself, what is wrong with it: templates read it as it stands. */
export class LandingZoneProcessor implements CatalogProcessor {
  getProcessorName(): string {
    return 'LandingZoneProcessor';
  }

  async preProcessEntity(entity: AlphaEntity): Promise<AlphaEntity> {
    const parsed = parseLandingZone(entity);
    return parsed.kind === 'invalid'
      ? withProblems(entity, parsed.problems)
      : entity;
  }
}
