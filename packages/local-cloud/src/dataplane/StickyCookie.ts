/** The balancer's own cookie. */
const NAME = 'AWSALBTG';

/** Opaque to clients: which group, and until when (epoch ms). */
export function stickyCookie(options: {
  readonly targetGroupArn: string;
  readonly until: number;
}): string {
  const value = Buffer.from(
    JSON.stringify([options.targetGroupArn, options.until]),
  ).toString('base64url');
  return `${NAME}=${value}; Expires=${new Date(
    options.until,
  ).toUTCString()}; Path=/`;
}

/** The group a request's Cookie header names; undefined when there is none, it has expired, or it is not ours. */
export function readStickyCookie(options: {
  readonly header: string | undefined;
  readonly now: number;
}): string | undefined {
  const found = options.header
    ?.split(';')
    .map(each => each.trim())
    .find(each => each.startsWith(`${NAME}=`));
  if (!found) return undefined;
  try {
    const value: unknown = JSON.parse(
      Buffer.from(found.slice(NAME.length + 1), 'base64url').toString('utf8'),
    );
    if (!Array.isArray(value)) return undefined;
    const [group, until]: unknown[] = value;
    return typeof group === 'string' && Number(until) > options.now
      ? group
      : undefined;
  } catch {
    // A cookie somebody else made: the request is balanced like any other.
    return undefined;
  }
}
