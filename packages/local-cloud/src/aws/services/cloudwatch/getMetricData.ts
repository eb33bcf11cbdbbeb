import { Datapoint } from '../../metrics/MetricStore';
import { Structure } from '../../StructuredValue';
import { Call, Operation } from '../../wire/AwsService';
import { Input } from '../../wire/Input';
import { markerOf, positionOf } from '../../wire/page';
import { invalid, readMetric, readPeriod, readStatistic } from './readMetric';

const MAX_QUERIES = 500;
const MAX_DATAPOINTS = 100_800;

/** One query's whole answer, before it is cut into pages. */
interface QueryResult {
  readonly id: string;
  readonly label: string;
  readonly points: readonly Datapoint[];
  /** The metric's namespace is set to fail. */
  readonly failed: boolean;
}

export const getMetricData: Operation = (call, input) => {
  const queries = input.list('MetricDataQueries');
  if (queries.length === 0) throw invalid('MetricDataQueries is empty');
  if (queries.length > MAX_QUERIES) {
    throw invalid(
      `The collection MetricDataQueries must not have a size greater than ${MAX_QUERIES}.`,
    );
  }
  const ids = new Set(queries.map(query => query.requiredString('Id')));
  if (ids.size !== queries.length) throw invalid('Ids must be unique');
  const from = input.required('StartTime', input.number('StartTime')) * 1000;
  const to = input.required('EndTime', input.number('EndTime')) * 1000;
  if (from >= to) throw invalid('StartTime must be less than EndTime');
  const ascending =
    input.oneOf('ScanBy', ['TimestampAscending', 'TimestampDescending']) ===
    'TimestampAscending';
  const results = queries
    .map(query => answer({ call, query, from, to, ascending }))
    .filter((_, index) => queries[index].boolean('ReturnData') ?? true);
  const size = Math.min(
    input.integer('MaxDatapoints') ?? MAX_DATAPOINTS,
    MAX_DATAPOINTS,
    call.pageLimit,
  );
  if (size < 1) throw invalid('MaxDatapoints must be at least 1');
  return page(results, size, input.string('NextToken'));
};

function answer(options: {
  readonly call: Call;
  readonly query: Input;
  readonly from: number;
  readonly to: number;
  readonly ascending: boolean;
}): QueryResult {
  const { call, query, from, to, ascending } = options;
  const id = query.requiredString('Id');
  if (!/^[a-z]\w*$/.test(id)) {
    throw invalid(`Id '${id}' must begin with a lower-case letter`);
  }
  const stat = query.struct('MetricStat');
  if (!stat || query.has('Expression')) {
    throw invalid(
      `Query '${id}': expressions are not supported here; give a MetricStat`,
    );
  }
  const metric = readMetric(stat.required('Metric', stat.struct('Metric')));
  const statistic = readStatistic(stat.requiredString('Stat'));
  const periodSeconds = readPeriod(
    stat.required('Period', stat.integer('Period')),
  );
  const label = query.string('Label') ?? metric.name;
  if (call.cloud.faults.of('monitoring', metric.namespace) === 'break') {
    return { id, label, points: [], failed: true };
  }
  const points = call.cloud.metrics.read({
    scope: call.caller.scope,
    metric,
    statistic,
    periodSeconds,
    from,
    to,
    now: call.now,
  });
  const inOrder = ascending ? points : [...points].reverse();
  return { id, label, points: inOrder, failed: false };
}

/** Pages are cut by datapoints: a query that is cut says PartialData and goes on in the next page. */
function page(
  results: readonly QueryResult[],
  size: number,
  token: string | undefined,
): Structure {
  const start = token === undefined ? 0 : positionOf(token, 'InvalidNextToken');
  const end = start + size;
  const total = results.reduce((sum, each) => sum + each.points.length, 0);
  const last = end >= total;
  const written: Structure[] = [];
  let first = 0;
  for (const result of results) {
    const after = first + result.points.length;
    const empty = first === after;
    const onPage = empty
      ? first >= start && (first < end || last)
      : first < end && after > start;
    if (onPage) {
      const points = result.points.slice(
        Math.max(0, start - first),
        Math.max(0, end - first),
      );
      written.push(write(result, points, after <= end));
    }
    first = after;
  }
  return {
    MetricDataResults: written,
    ...(!last && { NextToken: markerOf(end) }),
    Messages: [],
  };
}

function write(
  result: QueryResult,
  points: readonly Datapoint[],
  complete: boolean,
): Structure {
  return {
    Id: result.id,
    Label: result.label,
    Timestamps: points.map(({ at }) => at / 1000),
    Values: points.map(({ value }) => value),
    StatusCode: statusOf(result, complete),
  };
}

function statusOf(result: QueryResult, complete: boolean): string {
  if (result.failed) return 'InternalError';
  return complete ? 'Complete' : 'PartialData';
}
