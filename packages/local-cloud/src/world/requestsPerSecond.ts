import { noiseAt } from './Random';
import { LoadCurveSpec } from './WorkloadSpec';

const DAY = 86_400_000;
const HOUR = 3_600_000;

/** Requests that arrive in the second that begins at `at`: wave times noise times surge. Never negative. */
export function requestsPerSecond(options: {
  readonly curve: LoadCurveSpec;
  /** Of this workload alone; see `hash32`. */
  readonly seed: number;
  readonly at: number;
  /** 1 on an ordinary day. */
  readonly surge: number;
}): number {
  const { curve, seed, at, surge } = options;
  const phase = ((at % DAY) - curve.peakHourUtc * HOUR) / DAY;
  const wave = 1 + curve.dailyAmplitude * Math.cos(2 * Math.PI * phase);
  const second = Math.floor(at / 1000);
  const noise = 1 + curve.noise * (2 * noiseAt(seed, second) - 1);
  return Math.max(0, curve.base * wave * noise * surge);
}
