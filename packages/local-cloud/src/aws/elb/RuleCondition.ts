import { MatchedRequest } from '../../world/contracts';

/** Conditions that the local cloud knows, by the block that carries their values on the wire. */
export const CONDITION_CONFIGS = {
  'host-header': 'HostHeaderConfig',
  'path-pattern': 'PathPatternConfig',
  'http-request-method': 'HttpRequestMethodConfig',
} as const;

export type ConditionField = keyof typeof CONDITION_CONFIGS;

/** Satisfied by any of its values; a rule by all of its conditions. */
export interface RuleCondition {
  readonly field: ConditionField;
  readonly values: readonly string[];
}

/**
 * Whether a request satisfies every condition. Hosts are compared without case and without port, paths with case; `*` stands
 * for any characters, `?` for exactly one ("Condition types" in the listener rules guide).
 */
export function matchesConditions(
  conditions: readonly RuleCondition[],
  request: MatchedRequest,
): boolean {
  return conditions.every(({ field, values }) => {
    switch (field) {
      case 'host-header': {
        const host = request.host.replace(/:\d+$/, '').toLowerCase();
        return values.some(value => matches(value.toLowerCase(), host));
      }
      case 'path-pattern':
        return values.some(value => matches(value, request.path));
      case 'http-request-method':
        return values.includes(request.method);
      default: {
        const never: never = field;
        throw new RangeError(`unknown condition ${never}`);
      }
    }
  });
}

/** Without regular expressions: a pattern of many stars must not take long. */
function matches(pattern: string, text: string): boolean {
  let p = 0;
  let t = 0;
  let star = -1;
  let resume = 0;
  while (t < text.length) {
    if (pattern[p] === '*') {
      star = p++;
      resume = t;
    } else if (pattern[p] === '?' || pattern[p] === text[t]) {
      p++;
      t++;
    } else if (star >= 0) {
      p = star + 1;
      t = ++resume;
    } else {
      return false;
    }
  }
  while (pattern[p] === '*') p++;
  return p === pattern.length;
}
