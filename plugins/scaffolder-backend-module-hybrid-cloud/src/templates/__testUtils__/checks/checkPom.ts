import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { at } from '../at';
import { Findings, RenderedFolder } from '../RenderedFolder';

const WEB = 'spring-boot-starter-webmvc';
const TEST = 'spring-boot-starter-webmvc-test';

/** Which dependencies bring a package, one is enough; the first line that fits. None: the JDK or the service itself. */
const BROUGHT_BY: readonly (readonly [RegExp, ...(readonly string[])])[] = [
  [/^(java|javax\.(sql|net|naming)|service)\./],
  [/^org\.springframework\.(test|mock)\./, TEST],
  [/^org\.(junit\.jupiter|hamcrest)\./, TEST],
  [
    /^org\.springframework\.security\./,
    'spring-boot-starter-security-oauth2-client',
  ],
  [
    /^org\.springframework\.(session|data\.redis)\./,
    'spring-session-data-redis',
  ],
  [/^io\.lettuce\./, 'lettuce-core'],
  [/^org\.springframework\.jdbc\./, 'spring-jdbc'],
  // Part of spring-tx, which both bring.
  [/^org\.springframework\.dao\./, 'spring-jdbc', 'spring-session-data-redis'],
  [
    /^org\.springframework\.(boot|beans|context|core|http|stereotype|util|web)\./,
    WEB,
  ],
  [
    /^(jakarta\.servlet|org\.slf4j|tools\.jackson|com\.fasterxml\.jackson)\./,
    WEB,
  ],
  [/^io\.micrometer\./, 'micrometer-registry-prometheus'],
  [/^com\.zaxxer\.hikari\./, 'HikariCP'],
  [/^org\.flywaydb\./, 'flyway-core'],
];

/** pom.xml is well-formed, leaves versions to its parent, and brings what the sources import. */
export function checkPom({ files }: RenderedFolder): Findings {
  const pom = files.get('pom.xml');
  if (pom === undefined) return ['pom.xml is missing'];
  const valid = XMLValidator.validate(pom);
  if (valid !== true) return [`pom.xml:${valid.err.line}: ${valid.err.msg}`];
  const project = at(new XMLParser().parse(pom), 'project');
  const listed = at(project, 'dependencies', 'dependency');
  const dependencies = Array.isArray(listed) ? listed : [];
  const scopes = new Map<unknown, unknown>(
    dependencies.map(one => [at(one, 'artifactId'), at(one, 'scope')]),
  );
  return [
    ...(/^\d+\.\d+\.\d+$/.test(String(at(project, 'parent', 'version')))
      ? []
      : ['pom.xml: the parent is not pinned to a release']),
    ...dependencies
      .filter(one => at(one, 'version') !== undefined)
      .map(one => `pom.xml: ${at(one, 'artifactId')} has a version of its own`),
    ...[...files]
      .filter(([file]) => file.endsWith('.java'))
      .flatMap(([file, content]) => importFindings(file, content, scopes)),
  ];
}

function importFindings(
  file: string,
  content: string,
  scopes: ReadonlyMap<unknown, unknown>,
): Findings {
  const imports = [...content.matchAll(/^import (?:static )?([\w.]+)/gm)];
  return imports.flatMap(([, name]) => {
    const known = BROUGHT_BY.find(([packages]) => packages.test(name));
    if (!known) return [`${file}: nothing known brings ${name}`];
    const [, ...artifacts] = known;
    if (artifacts.length === 0) return [];
    const listed = artifacts.filter(artifact => scopes.has(artifact));
    if (listed.length === 0)
      return [`${file}: ${name} needs ${artifacts.join(' or ')}`];
    const isTest = file.startsWith('src/test/');
    return listed.some(artifact => {
      const scope = scopes.get(artifact);
      return scope === undefined || (isTest && scope === 'test');
    })
      ? []
      : [`${file}: what brings ${name} is not there to compile with`];
  });
}
