/** The parts of `arn:aws:<service>:<region>:<account>:<resource>`. */
export interface Arn {
  readonly service: string;
  readonly region: string;
  readonly account: string;
  readonly resource: string;
}

/** undefined when the text is not an ARN. */
export function parseArn(text: string): Arn | undefined {
  const parts = text.split(':');
  if (parts.length < 6 || parts[0] !== 'arn') return undefined;
  const [, , service, region, account] = parts;
  return { service, region, account, resource: parts.slice(5).join(':') };
}

/** Account and region in one key: every list and every quota of AWS is kept per scope. */
export interface Scope {
  readonly account: string;
  readonly region: string;
}

export function scopeKey(scope: Scope): string {
  return `${scope.account}/${scope.region}`;
}

/** Where a resource of the estate lives. Throws RangeError for text that is no ARN: the estate is wrong. */
export function scopeOfArn(arn: string): Scope {
  const parsed = parseArn(arn);
  if (!parsed) throw new RangeError(`not an ARN: ${arn}`);
  return { account: parsed.account, region: parsed.region };
}

/** `targetgroup/name/id`, `app/name/id`: the short form that metrics carry as dimension. */
export function shortName(arn: string): string {
  const resource = parseArn(arn)?.resource ?? arn;
  return resource.startsWith('loadbalancer/')
    ? resource.slice('loadbalancer/'.length)
    : resource;
}
