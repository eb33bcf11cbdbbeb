import { Instant } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { LocalWorld } from '@hybrid-cloud-portal/local-cloud';

/** Scope and name of the alarm that the demo estate has for course-registration: UnHealthyHostCount >= 1, 1 of 1, 60 s. */
const SCOPE = { account: '111122223333', region: 'ap-northeast-2' };
const ALARM = 'course-registration-onprem-unhealthy';

/**
 * What the portal replaces: an alarm on a 60-s load balancer metric, evaluated each minute, whose transition to ALARM
 * starts a function that rewrites the rule. Run beside the portal in the same world. The metric counts unhealthy hosts
 * of the home group, which the portal's switch does not change, so neither disturbs the other.
 */
export class AlarmBaseline {
  readonly #local: LocalWorld;
  readonly #functionMillis: number;
  acceptedAt?: Instant;

  constructor(options: {
    readonly local: LocalWorld;
    /** From the transition to the accepted rule change: the notification, the function's start and its call. */
    readonly functionMillis: number;
  }) {
    this.#local = options.local;
    this.#functionMillis = options.functionMillis;
  }

  get state(): string {
    const alarm = this.#local.cloud.alarms.get(SCOPE, ALARM);
    if (!alarm) throw new Error(`the estate has no alarm ${ALARM}`);
    return alarm.state;
  }

  /** After every second of the world. */
  step(now: Instant): void {
    if (this.acceptedAt === undefined && this.state === 'ALARM')
      this.acceptedAt = now + this.#functionMillis;
  }
}
