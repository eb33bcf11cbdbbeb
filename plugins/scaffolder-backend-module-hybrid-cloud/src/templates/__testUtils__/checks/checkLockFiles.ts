import { dirname, join } from 'node:path/posix';
import { Findings, RenderedFolder } from '../RenderedFolder';

interface Package {
  readonly name?: string;
  readonly version?: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<
    Record<string, { readonly optional?: boolean }>
  >;
}
type Packages = Readonly<Record<string, Package>>;

/**
 * Each package.json has a lock file beside it that agrees: the same dependencies, every one of them found and no other,
 * with checksums and without the address it was downloaded from.
 */
export function checkLockFiles({ files }: RenderedFolder): Findings {
  return [...files.keys()]
    .filter(file => /(^|\/)package\.json$/.test(file))
    .flatMap(file => {
      const lock = files.get(join(dirname(file), 'package-lock.json'));
      if (lock === undefined) return [`${file}: no lock file`];
      return lockFindings({
        own: JSON.parse(files.get(file) ?? ''),
        packages: JSON.parse(lock).packages,
      }).map(finding => `${file}: lock file: ${finding}`);
    });
}

function lockFindings(options: {
  readonly own: Package;
  readonly packages: Packages;
}): Findings {
  const { own, packages } = options;
  const root = packages[''];
  const found = new Set<string>();
  const missing: string[] = [];
  const visit = (path: string, name: string, optional: boolean) => {
    const at = find(packages, path, name);
    if (at === undefined) {
      if (!optional)
        missing.push(`${name} of ${path || 'the root'} is missing`);
      return;
    }
    if (found.has(at)) return;
    found.add(at);
    const entry = packages[at];
    const every = { ...entry.peerDependencies, ...entry.dependencies };
    Object.keys(every).forEach(next =>
      visit(
        at,
        next,
        entry.peerDependenciesMeta?.[next]?.optional === true ||
          (entry.peerDependencies?.[next] !== undefined &&
            entry.dependencies?.[next] === undefined),
      ),
    );
    Object.keys(entry.optionalDependencies ?? {}).forEach(next =>
      visit(at, next, true),
    );
  };
  Object.keys({ ...root.dependencies, ...root.devDependencies }).forEach(name =>
    visit('', name, false),
  );
  const paths = Object.keys(packages).filter(path => path !== '');
  return [
    ...(['name', 'version', 'dependencies', 'devDependencies'] as const)
      .filter(
        field => JSON.stringify(root[field]) !== JSON.stringify(own[field]),
      )
      .map(field => `${field} differ`),
    ...missing,
    ...paths
      .filter(path => !found.has(path))
      .map(path => `${path} is needed by nobody`),
    ...paths
      .filter(path => !packages[path].integrity)
      .map(path => `${path} has no checksum`),
    ...paths
      .filter(path => packages[path].resolved)
      .map(path => `${path} says where it was downloaded`),
  ];
}

/** As Node.js looks: beside the package, then further and further up. */
function find(
  packages: Packages,
  from: string,
  name: string,
): string | undefined {
  const path = from ? `${from}/node_modules/${name}` : `node_modules/${name}`;
  if (packages[path]) return path;
  if (!from) return undefined;
  return find(
    packages,
    from.replace(/(^|\/)node_modules\/(@[^/]+\/)?[^/]+$/, ''),
    name,
  );
}
