type Labels = Readonly<Record<string, string>>;
type Requirement = (labels: Labels) => boolean;

const SET = /^([^\s!=()]+)\s+(in|notin)\s*\(([^)]*)\)$/;
const EQUALITY = /^([^\s!=()]+)\s*(==|=|!=)\s*([^\s!=()]*)$/;
const EXISTS = /^(!?)\s*([^\s!=()]+)$/;

/**
 * A label selector as kubectl takes it: `app=web,tier!=db,zone in (a,b),!legacy`. Throws an Error that names the part
 * that is not one.
 */
export function labelSelector(selector: string): Requirement {
  const parts = selector
    // Commas inside parentheses belong to their set.
    .split(/,(?![^(]*\))/)
    .map(part => part.trim())
    .filter(part => part !== '')
    .map(requirement);
  return labels => parts.every(part => part(labels));
}

function requirement(part: string): Requirement {
  const set = SET.exec(part);
  if (set) {
    const [, key, operator, list] = set;
    const values = list.split(',').map(value => value.trim());
    return operator === 'in'
      ? labels => values.includes(labels[key])
      : labels => !values.includes(labels[key]);
  }
  const equality = EQUALITY.exec(part);
  if (equality) {
    const [, key, operator, value] = equality;
    return operator === '!='
      ? labels => labels[key] !== value
      : labels => labels[key] === value;
  }
  const exists = EXISTS.exec(part);
  if (exists) {
    const [, not, key] = exists;
    return labels => key in labels === (not === '');
  }
  throw new Error(`not a label selector: '${part}'`);
}
