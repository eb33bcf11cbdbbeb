import { AlarmSpec } from '../../world/AwsEstate';
import { Scope, scopeKey } from '../Arn';
import { Alarm, alarmArn, AlarmDefinition, alarmFromSpec } from './Alarm';
import { AlarmState, evaluateAlarm } from './evaluateAlarm';
import { MetricStore } from './MetricStore';

const MINUTE = 60_000;
/** The evaluation range holds this many periods more than the alarm asks for, so that late data is not missing data. */
const EXTRA_PERIODS = 2;

/** All alarms; each is evaluated once a minute. */
export class AlarmBook {
  readonly #store: MetricStore;
  readonly #alarms = new Map<string, Map<string, Alarm>>();
  #evaluatedMinute: number;

  constructor(options: {
    readonly store: MetricStore;
    readonly alarms: readonly AlarmSpec[];
    readonly now: number;
  }) {
    this.#store = options.store;
    this.#evaluatedMinute = Math.floor(options.now / MINUTE);
    for (const spec of options.alarms) {
      const { account, region } = spec;
      this.put({ account, region }, alarmFromSpec(spec), options.now);
    }
  }

  /** By name, as DescribeAlarms lists them. */
  list(scope: Scope): readonly Alarm[] {
    return [...(this.#alarms.get(scopeKey(scope))?.values() ?? [])].sort(
      (a, b) => (a.definition.name < b.definition.name ? -1 : 1),
    );
  }

  get(scope: Scope, name: string): Alarm | undefined {
    return this.#alarms.get(scopeKey(scope))?.get(name);
  }

  /** Creates with INSUFFICIENT_DATA, or replaces the definition and leaves the state, as AWS does. */
  put(scope: Scope, definition: AlarmDefinition, now: number): void {
    const present = this.get(scope, definition.name);
    this.#save(
      present
        ? { ...present, definition, configuredAt: now }
        : {
            arn: alarmArn(scope, definition.name),
            scope,
            definition,
            configuredAt: now,
            state: 'INSUFFICIENT_DATA',
            stateReason: 'Unchecked: Initial alarm creation',
            stateUpdatedAt: now,
            stateTransitionedAt: now,
          },
    );
  }

  /** Holds until the next evaluation says otherwise. False when there is no such alarm. */
  setState(options: {
    readonly scope: Scope;
    readonly name: string;
    readonly state: AlarmState;
    readonly reason: string;
    readonly now: number;
  }): boolean {
    const alarm = this.get(options.scope, options.name);
    if (!alarm) return false;
    this.#change(alarm, options.state, options.reason, options.now);
    return true;
  }

  delete(scope: Scope, name: string): void {
    this.#alarms.get(scopeKey(scope))?.delete(name);
  }

  step(now: number): void {
    const minute = Math.floor(now / MINUTE);
    // A long jump of a virtual clock is one evaluation: what lies between cannot be read any more.
    if (minute <= this.#evaluatedMinute) return;
    this.#evaluatedMinute = minute;
    for (const alarms of this.#alarms.values()) {
      for (const alarm of alarms.values()) this.#evaluate(alarm, now);
    }
  }

  #evaluate(alarm: Alarm, now: number): void {
    const { definition } = alarm;
    const periodMillis = definition.periodSeconds * 1000;
    const end = Math.floor(now / periodMillis) * periodMillis;
    const range = (definition.evaluationPeriods + EXTRA_PERIODS) * periodMillis;
    const values = this.#store
      .read({
        scope: alarm.scope,
        metric: definition.metric,
        statistic: definition.statistic,
        periodSeconds: definition.periodSeconds,
        from: end - range,
        to: end,
        now,
      })
      .map(point => point.value);
    const verdict = evaluateAlarm(definition, values);
    if (verdict === 'keep' || verdict === alarm.state) return;
    this.#change(alarm, verdict, reasonOf(definition, verdict, values), now);
  }

  #change(
    alarm: Alarm,
    state: AlarmState,
    stateReason: string,
    now: number,
  ): void {
    this.#save({
      ...alarm,
      state,
      stateReason,
      stateUpdatedAt: now,
      stateTransitionedAt:
        state === alarm.state ? alarm.stateTransitionedAt : now,
    });
  }

  #save(alarm: Alarm): void {
    const key = scopeKey(alarm.scope);
    const alarms = this.#alarms.get(key) ?? new Map<string, Alarm>();
    alarms.set(alarm.definition.name, alarm);
    this.#alarms.set(key, alarms);
  }
}

function reasonOf(
  definition: AlarmDefinition,
  state: AlarmState,
  values: readonly number[],
): string {
  const recent = values.slice(-definition.evaluationPeriods);
  if (recent.length === 0) {
    const periods = definition.evaluationPeriods;
    return `Threshold Crossed: no datapoints were received for ${periods} ${
      periods === 1 ? 'period' : 'periods'
    }; missing data was treated as [${definition.treatMissingData}].`;
  }
  const crossed = state === 'ALARM' ? 'Crossed' : 'not Crossed';
  return `Threshold ${crossed}: datapoints [${recent.join(', ')}], threshold ${
    definition.threshold
  } (${definition.comparison}).`;
}
