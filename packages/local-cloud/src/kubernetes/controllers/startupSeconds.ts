import { PodSpec } from '../objects/Pod';

/** Kubernetes' default. */
const PERIOD_SECONDS = 10;

/**
 * From the start of a pod's container to its being ready. No program runs here that could be asked: it is ready as soon as
 * the probes first look.
 */
export function startupSeconds({ containers }: PodSpec): number {
  const [{ startupProbe, readinessProbe }] = containers;
  const started = startupProbe
    ? (startupProbe.initialDelaySeconds ?? 0) +
      (startupProbe.periodSeconds ?? PERIOD_SECONDS)
    : 0;
  return Math.max(started, readinessProbe?.initialDelaySeconds ?? 0);
}
