import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Findings, RenderedFolder } from '../RenderedFolder';
import { hasTool, runTool } from '../runTool';

/** Debian's libraries: Spring Framework 4.3, the servlet API, JUnit 5. No registry of Maven's is needed. */
const LIBRARIES = [
  ...['core', 'beans', 'context', 'aop', 'expression', 'jdbc', 'transaction'],
  ...['web', 'web.servlet', 'test'],
]
  .map(part => `spring3-${part}`)
  .concat(
    ['servlet-api', 'jackson-core', 'jackson-databind', 'jackson-annotations'],
    ['slf4j-api', 'slf4j-nop', 'commons-logging', 'hamcrest', 'opentest4j'],
    ['junit-jupiter-api', 'junit-jupiter-engine', 'junit-jupiter-params'],
    ['junit-platform-commons', 'junit-platform-engine', 'apiguardian-api'],
    ['junit-platform-launcher', 'junit-platform-console', 'picocli'],
    ['junit-platform-reporting', 'opentest4j-reporting-events'],
    ['univocity-parsers'],
  )
  .map(name => `/usr/share/java/${name}.jar`);

const STUBS = join(__dirname, '..', 'java', 'stubs.java.txt');

/** They start Spring Boot or read real figures, which stubs do not have. They are compiled all the same. */
const NEEDS_REAL_LIBRARIES = [
  'service.LifecycleTest',
  'service.metrics.MetricsTest',
];

export const hasJava = () => hasTool('javac') && LIBRARIES.every(existsSync);

/**
 * All sources compile for Java 17, and the tests pass, those of the web layer in Spring's own MockMvc. It is the
 * Spring of Debian, with servlets and Jackson by their former names, and empty stubs for what Debian does not have: what this
 * says about our own code holds; whether Spring Boot puts the parts together is not seen here.
 */
export function checkJava({ path, files }: RenderedFolder): Findings {
  const scratch = `${path}-java`;
  const classes = join(scratch, 'classes');
  const sources = [
    ...[...files].filter(([file]) => file.endsWith('.java')),
    ...readStubs(),
  ].map(([file, content]) => {
    const target = join(scratch, file);
    write(target, underFormerNames(content));
    return target;
  });
  for (const [file, content] of files) {
    const [, resource] =
      /^src\/(?:main|test)\/resources\/(.+)$/.exec(file) ?? [];
    if (resource !== undefined) write(join(classes, resource), content);
  }
  mkdirSync(classes, { recursive: true });
  const libraries = [classes, ...LIBRARIES].join(':');
  const compiled = runTool({
    name: 'javac',
    args: [
      ...['--release', '17', '-parameters', '-proc:none'],
      ...['-Xlint:all,-path,-processing,-serial', '-Werror'],
      ...['-d', classes, '-cp', libraries, ...sources],
    ],
    cwd: scratch,
  });
  if (!compiled.ok) return [compiled.said];
  const tested = runTool({
    name: 'java',
    args: [
      ...['-XX:TieredStopAtLevel=1', '-cp', libraries],
      'org.junit.platform.console.ConsoleLauncher',
      ...['--disable-banner', '--disable-ansi-colors', '--details=tree'],
      ...NEEDS_REAL_LIBRARIES.flatMap(name => ['--exclude-classname', name]),
      ...['--scan-classpath', classes, '--fail-if-no-tests'],
    ],
    cwd: scratch,
  });
  return tested.ok ? [] : [tested.said];
}

function write(target: string, content: string): void {
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, content);
}

function readStubs(): readonly (readonly [string, string])[] {
  return readFileSync(STUBS, 'utf8')
    .split(/^---- /m)
    .slice(1)
    .map(part => {
      const end = part.indexOf('\n');
      return [`stubs/${part.slice(0, end)}`, part.slice(end + 1)] as const;
    });
}

/** What Debian has is from before two moves; what is used of it is the same. */
function underFormerNames(content: string): string {
  return content
    .replaceAll('jakarta.servlet', 'javax.servlet')
    .replaceAll('tools.jackson', 'com.fasterxml.jackson');
}
