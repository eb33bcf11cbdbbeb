import { StringMap } from '../objects/KubeObject';
import { LabelSelectorSpec } from '../objects/workloads';
import { StatusError } from '../StatusError';

type Requirement = (labels: StringMap) => boolean;

const SET_BASED = /^\s*([^\s!=,()]+)\s+(in|notin)\s*\(([^()]*)\)\s*$/;
const COMPARISON = /^\s*([^\s!=,()]+)\s*(==|=|!=)\s*([^\s!=,()]*)\s*$/;
const NUMERIC = /^\s*([^\s!=,()<>]+)\s*(<|>)\s*(\d+)\s*$/;
const PRESENCE = /^\s*(!?)\s*([^\s!=,()]+)\s*$/;

/** `app=web,tier in (a, b),!legacy` to a test of labels. Throws BadRequest. */
export function parseLabelSelector(
  text: string | null,
): (labels: StringMap | undefined) => boolean {
  const requirements = text?.trim() ? splitTerms(text).map(parseTerm) : [];
  return labels => requirements.every(holds => holds(labels ?? {}));
}

/** A Deployment's `spec.selector` in the text form that the scale subresource answers. */
export function formatSelector(selector: LabelSelectorSpec): string {
  const equal = Object.entries(selector.matchLabels ?? {}).map(
    ([key, value]) => `${key}=${value}`,
  );
  const sets = (selector.matchExpressions ?? []).map(
    ({ key, operator, values }) => {
      switch (operator) {
        case 'In':
          return `${key} in (${(values ?? []).join(',')})`;
        case 'NotIn':
          return `${key} notin (${(values ?? []).join(',')})`;
        case 'Exists':
          return key;
        case 'DoesNotExist':
          return `!${key}`;
        default: {
          const never: never = operator;
          return never;
        }
      }
    },
  );
  return [...equal, ...sets].join(',');
}

/** Splits at commas that are not inside parentheses. */
function splitTerms(text: string): readonly string[] {
  return text.split(/,(?![^(]*\))/);
}

function parseTerm(term: string): Requirement {
  const set = SET_BASED.exec(term);
  if (set) {
    const [, key, operator, list] = set;
    const values = list.split(',').map(value => value.trim());
    return operator === 'in'
      ? labels => key in labels && values.includes(labels[key])
      : labels => !(key in labels) || !values.includes(labels[key]);
  }
  const comparison = COMPARISON.exec(term);
  if (comparison) {
    const [, key, operator, value] = comparison;
    return operator === '!='
      ? labels => labels[key] !== value
      : labels => labels[key] === value;
  }
  const numeric = NUMERIC.exec(term);
  if (numeric) {
    const [, key, operator, bound] = numeric;
    return labels => {
      const value = Number.parseInt(labels[key] ?? '', 10);
      return operator === '<' ? value < Number(bound) : value > Number(bound);
    };
  }
  const presence = PRESENCE.exec(term);
  if (!presence) {
    throw new StatusError({
      reason: 'BadRequest',
      message: `unable to parse requirement: ${JSON.stringify(term)}`,
    });
  }
  const [, negated, key] = presence;
  return negated ? labels => !(key in labels) : labels => key in labels;
}
