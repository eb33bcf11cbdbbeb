import { SiteId, Step, SwitchObservation } from '../../model';

/** Pods may need a new node first: Karpenter brings one in one to three minutes, and an image must be pulled. */
const READY_DEADLINE_SECONDS = 600;
/** An ALB needs its healthy threshold times its interval; five times thirty seconds is its default. */
const HEALTHY_DEADLINE_SECONDS = 300;
/** Requests under way end within the balancer's idle timeout, 60 s by default. */
const DRAIN_SECONDS = 60;
/** Sticky users beyond this are let go: a cookie may last a week. */
const MOST_DRAIN_SECONDS = 900;

export function waitReady(site: SiteId, minReady: number): Step {
  const deadlineSeconds = READY_DEADLINE_SECONDS;
  return { kind: 'wait-ready', site, minReady, deadlineSeconds };
}

export function waitTargetsHealthy(site: SiteId, minHealthy: number): Step {
  const deadlineSeconds = HEALTHY_DEADLINE_SECONDS;
  return { kind: 'wait-targets-healthy', site, minHealthy, deadlineSeconds };
}

/** Long enough for requests under way and for users whom a cookie holds on the site. */
export function waitDrain(site: SiteId, seen: SwitchObservation): Step {
  const seconds = Math.min(
    MOST_DRAIN_SECONDS,
    DRAIN_SECONDS + (seen.stickinessSeconds ?? 0),
  );
  return { kind: 'wait-drain', site, seconds };
}
