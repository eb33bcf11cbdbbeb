import { SortedSets } from '../../queue/SortedSets';
import { demoEstate } from '../demoEstate';
import { Estate } from '../Estate';
import { Premises } from '../Premises';
import { World } from '../World';
import { FakeAwsCloud } from './FakeAwsCloud';
import { FakeCluster } from './FakeCluster';

/** A Monday morning in Seoul. */
export const TEST_START = Date.UTC(2026, 2, 2, 1, 0, 0);

/** A world over fakes, whose rules forward as the estate says at the beginning. */
export function buildWorld(
  options: { readonly estate?: Estate; readonly seed?: number } = {},
) {
  const { estate = demoEstate, seed = 1 } = options;
  const cloud = new FakeAwsCloud();
  for (const { arn, action } of estate.aws.rules) {
    if (action.kind !== 'forward') continue;
    cloud.writeRuleBehindBack(
      arn,
      Object.fromEntries(action.targetGroups.map(g => [g.arn, g.weight])),
    );
  }
  const clusters = new Map(
    estate.clusters.map(spec => [spec.name, new FakeCluster(spec)]),
  );
  const premises = new Premises(estate);
  const sets = new SortedSets();
  const world = new World({
    estate,
    seed,
    start: TEST_START,
    premises,
    cloud,
    clusters,
    sets,
  });
  return { world, cloud, clusters, premises, sets };
}
