import { MetricIdentity } from '../../metrics/MetricStore';
import { Operation } from '../../wire/AwsService';
import { pageOf } from '../../wire/page';

const PAGE = 500;

/** A dimension filter without a value matches any value. */
interface DimensionFilter {
  readonly name: string;
  readonly value: string | undefined;
}

export const listMetrics: Operation = (call, input) => {
  const namespace = input.string('Namespace');
  const name = input.string('MetricName');
  const filters = input.list('Dimensions').map(dimension => ({
    name: dimension.requiredString('Name'),
    value: dimension.string('Value'),
  }));
  const found = call.cloud.metrics
    .list(call.caller.scope, call.now)
    .filter(
      metric =>
        (namespace === undefined || metric.namespace === namespace) &&
        (name === undefined || metric.name === name) &&
        filters.every(filter => matches(metric, filter)),
    );
  const page = pageOf({
    items: found,
    marker: input.string('NextToken'),
    size: Math.min(PAGE, call.pageLimit),
    badMarkerCode: 'InvalidParameterValue',
  });
  return {
    Metrics: page.items.map(metric => ({
      Namespace: metric.namespace,
      MetricName: metric.name,
      Dimensions: Object.entries(metric.dimensions).map(([Name, Value]) => ({
        Name,
        Value,
      })),
    })),
    NextToken: page.next,
  };
};

function matches(metric: MetricIdentity, filter: DimensionFilter): boolean {
  const value = metric.dimensions[filter.name];
  return (
    value !== undefined &&
    (filter.value === undefined || filter.value === value)
  );
}
