/**
 * Reads the dependencies of a package.json with template conditions: `{ name, range, section, condition }`, where the
 * condition is the template's own expression, undefined for a dependency that all kinds have. Knows `if` and `endif`, each
 * on its own line; throws at anything else.
 */
export function readConditions(template) {
  const found = [];
  const open = [];
  let section;
  for (const line of template.split('\n')) {
    const starts = /^ {2}"((?:dev)?[dD]ependencies)": \{$/.exec(line);
    const begins = /^\{% if (.+) %\}$/.exec(line);
    const entry = /^ {4}"([^"]+)": "([^"]+)",?$/.exec(line);
    if (starts) section = starts[1];
    else if (begins) open.push(begins[1]);
    else if (line === '{% endif %}') open.pop();
    else if (/^ {2}\}/.test(line)) section = undefined;
    else if (section && entry) {
      found.push({
        section,
        name: entry[1],
        range: entry[2],
        condition:
          open.length > 1 ? open.map(bracketed).join(' and ') : open[0],
      });
    } else if (section) {
      throw new Error(`package.json: cannot read ${JSON.stringify(line)}`);
    }
  }
  return found;
}

/** Keeps its meaning beside `and`. */
function bracketed(condition) {
  return / or /.test(condition) ? `(${condition})` : condition;
}
