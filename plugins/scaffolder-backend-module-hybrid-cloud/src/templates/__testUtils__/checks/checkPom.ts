import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { at } from '../at';
import { Findings, RenderedFolder } from '../RenderedFolder';

const WEB = 'spring-boot-starter-webmvc';
const TEST = 'spring-boot-starter-webmvc-test';

/** Which dependency brings a package; the first that fits. Empty: the JDK or the service itself. */
const BROUGHT_BY: readonly (readonly [RegExp, string])[] = [
  [/^(java|javax\.(sql|net|naming)|service)\./, ''],
  [/^org\.springframework\.(test|mock)\./, TEST],
  [/^org\.(junit\.jupiter|hamcrest)\./, TEST],
  [/^org\.springframework\.security\.ldap\./, 'spring-security-ldap'],
  [/^org\.springframework\.ldap\./, 'spring-security-ldap'],
  [
    /^org\.springframework\.security\.oauth2\./,
    'spring-boot-starter-security-oauth2-client',
  ],
  [/^org\.springframework\.security\./, 'spring-boot-starter-security'],
  [
    /^org\.springframework\.(session|data\.redis)\./,
    'spring-boot-starter-session-data-redis',
  ],
  [/^org\.springframework\.(jdbc|dao)\./, 'spring-jdbc'],
  [/^org\.springframework\.(boot|beans|context|core|http|util|web)\./, WEB],
  [/^(jakarta\.servlet|org\.slf4j)\./, WEB],
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
    const [, artifact] = BROUGHT_BY.find(([known]) => known.test(name)) ?? [];
    if (artifact === '') return [];
    if (artifact === undefined)
      return [`${file}: nothing known brings ${name}`];
    if (!scopes.has(artifact)) return [`${file}: ${name} needs ${artifact}`];
    const wanted = file.startsWith('src/test/')
      ? ['test', undefined]
      : [undefined];
    return wanted.includes(scopes.get(artifact) as string | undefined) // text or missing, by the schema of a pom
      ? []
      : [
          `${file}: ${artifact}, which brings ${name}, is not there to compile with`,
        ];
  });
}
