const ALWAYS = Symbol('in every kind of output');
/** Where the package came from, which differs from machine to machine; the checksum stays. */
const LEFT_OUT = ['resolved', 'funding'];

/** The lock file of all kinds as a template: `lock` as npm wrote it, `dependencies` as readConditions gives them. */
export function writeLockTemplate({ lock, dependencies }) {
  const reasons = new Map(); // path in node_modules -> { conditions, sections by condition }
  for (const dependency of dependencies) {
    for (const path of reachable(lock, dependency.name)) {
      const known = reasons.get(path) ?? new Map();
      const condition = dependency.condition ?? ALWAYS;
      known.set(
        condition,
        (known.get(condition) ?? new Set()).add(dependency.section),
      );
      reasons.set(path, known);
    }
  }
  const paths = Object.keys(lock.packages).filter(path => path);
  const unconditional = paths.filter(path => reasons.get(path)?.has(ALWAYS));
  if (paths.at(-1) !== unconditional.at(-1)) {
    throw new Error(`${paths.at(-1)} is last and not in every kind: no comma`);
  }
  const blocks = paths.map((path, index) => {
    const known = reasons.get(path);
    if (!known) throw new Error(`${path}: nobody needs it`);
    return conditional(
      known.has(ALWAYS) ? undefined : either([...known.keys()]),
      entryOf({
        path,
        entry: lock.packages[path],
        known,
        isLast: index === paths.length - 1,
      }),
    );
  });
  return `{
  "name": "\${{ values.name }}",
  "version": "0.1.0",
  "lockfileVersion": ${lock.lockfileVersion},
  "requires": true,
  "packages": {
    "": {
      "name": "\${{ values.name }}",
      "version": "0.1.0",
      "license": "UNLICENSED",
${rootSection('dependencies', dependencies)}
${rootSection('devDependencies', dependencies)}
      "engines": {
        "node": ">=22"
      }
    },
${merged(blocks.join('\n'))}
  }
}
`;
}

/** All paths that a dependency of the root brings, optional ones and peers too, found as Node.js finds them. */
function reachable(lock, name) {
  const found = new Set();
  const visit = path => {
    if (!path || found.has(path)) return;
    found.add(path);
    const entry = lock.packages[path];
    const names = Object.keys({
      ...entry.dependencies,
      ...entry.optionalDependencies,
      ...entry.peerDependencies,
    });
    for (const next of names) visit(find(lock, path, next));
  };
  visit(find(lock, '', name));
  return found;
}

function find(lock, from, name) {
  for (
    let base = from;
    ;
    base = base.replace(/(^|\/)node_modules\/(@[^/]+\/)?[^/]+$/, '')
  ) {
    const path = base ? `${base}/node_modules/${name}` : `node_modules/${name}`;
    if (lock.packages[path]) return path;
    if (!base) return undefined; // an optional one for another platform
  }
}

function entryOf({ path, entry, known, isLast }) {
  const kept = Object.fromEntries(
    Object.entries(entry).filter(([key]) => !LEFT_OUT.includes(key)),
  );
  const lines = JSON.stringify({ [path]: kept }, null, 2)
    .split('\n')
    .slice(1, -1)
    .map(line => `  ${line}`);
  const forProduction = [...known]
    .filter(([, sections]) => sections.has('dependencies'))
    .map(([condition]) => condition);
  if (forProduction.length > 0 && forProduction.length < known.size) {
    // For development in one kind, for production in another; npm says so after the checksum.
    if (forProduction.includes(ALWAYS))
      throw new Error(`${path}: remove it from devDependencies`);
    const after = lines.findIndex(line => /^ {6}"integrity"/.test(line));
    lines.splice(
      after + 1,
      0,
      `{% if not (${either(
        forProduction,
      )}) %}\n      "dev": true,\n{% endif %}`,
    );
  }
  return isLast ? lines.join('\n') : `${lines.join('\n')},`;
}

/** Each alternative once. */
function either(conditions) {
  const alternatives = conditions.flatMap(condition =>
    / and |\(/.test(condition) ? [`(${condition})`] : condition.split(' or '),
  );
  return [...new Set(alternatives)].join(' or ');
}

function rootSection(section, dependencies) {
  const own = dependencies.filter(one => one.section === section);
  const lines = own.map((one, index) =>
    conditional(
      one.condition,
      `        "${one.name}": "${one.range}"${
        index === own.length - 1 ? '' : ','
      }`,
    ),
  );
  return `      "${section}": {\n${merged(lines.join('\n'))}\n      },`;
}

function conditional(condition, text) {
  return condition ? `{% if ${condition} %}\n${text}\n{% endif %}` : text;
}

/** Neighbours with the same condition share it. */
function merged(text) {
  const lines = [];
  let open;
  for (const line of text.split('\n')) {
    if (
      line.startsWith('{% if ') &&
      lines.at(-1) === '{% endif %}' &&
      line === open
    ) {
      lines.pop();
      continue;
    }
    if (line.startsWith('{% if ')) open = line;
    lines.push(line);
  }
  return lines.join('\n');
}
