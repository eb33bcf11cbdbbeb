import { AwsCloudState } from './contracts';
import { SiteRuntime } from './SiteRuntime';
import { DestinationTraffic } from './splitTraffic';
import { SwitchSpec } from './WorkloadSpec';

/** The requests of some seconds to one site, as the load balancer counts them; with those that came through sockets. */
export function reportRequests(options: {
  readonly at: number;
  readonly seconds: number;
  readonly site: SiteRuntime;
  readonly traffic: DestinationTraffic;
  readonly latencySeconds: number;
  readonly rule: SwitchSpec;
  readonly cloud: AwsCloudState;
}): void {
  const { at, seconds, site, traffic, latencySeconds, rule, cloud } = options;
  const wire = site.takeWire();
  const { targetGroupArn } = site.spec;
  if (rule.kind !== 'alb-rule' || !targetGroupArn) return;
  const whole = site.wholeRequests(traffic, seconds);
  const count = whole.count + wire.requests;
  // An ALB's metrics flow with requests: no request, no datapoint.
  if (count === 0) return;
  cloud.recordRequests({
    ruleArn: rule.ruleArn,
    targetGroupArn,
    at,
    count,
    target5xx: whole.target5xx + wire.target5xx,
    elb5xx: whole.elb5xx + wire.balancer5xx,
    meanLatencySeconds:
      (whole.count * latencySeconds + wire.latencySeconds) / count,
  });
}
