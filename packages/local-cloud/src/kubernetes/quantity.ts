const FACTORS: Readonly<Record<string, number>> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  '': 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

const QUANTITY =
  /^([+-]?(?:\d+\.?\d*|\.\d+))(?:([eE][+-]?\d+)|([numkMGTPE]|[KMGTPE]i)?)$/;

/**
 * Kubernetes quantity to a number: `250m` is 0.25, `512Mi` is 536870912, `1e3` is 1000.
 * Throws RangeError for anything the API server would refuse.
 */
export function parseQuantity(text: string | number): number {
  if (typeof text === 'number') return text;
  const match = QUANTITY.exec(text);
  if (!match)
    throw new RangeError(`not a Kubernetes quantity: ${JSON.stringify(text)}`);
  const [, digits, exponent, suffix] = match;
  return exponent
    ? Number(`${digits}${exponent}`)
    : Number(digits) * FACTORS[suffix ?? ''];
}

/** Cores to the canonical form: whole cores plain, else milli-cores. */
export function formatCores(cores: number): string {
  const milli = Math.round(cores * 1000);
  return milli % 1000 === 0 ? `${milli / 1000}` : `${milli}m`;
}

/** Usage, in the grain in which metrics-server answers. */
export function formatNanoCores(cores: number): string {
  const nano = Math.round(cores * 1e9);
  return nano === 0 ? '0' : `${nano}n`;
}

/** Bytes to the largest binary unit that loses nothing. */
export function formatBytes(bytes: number): string {
  const whole = Math.round(bytes);
  for (const unit of ['Gi', 'Mi', 'Ki']) {
    if (whole !== 0 && whole % FACTORS[unit] === 0)
      return `${whole / FACTORS[unit]}${unit}`;
  }
  return `${whole}`;
}

export function formatKibibytes(bytes: number): string {
  return `${Math.round(bytes / 1024)}Ki`;
}
