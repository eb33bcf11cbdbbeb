import { existsSync, mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { parse } from 'yaml';
import { Findings, RenderedFolder } from '../../RenderedFolder';
import { hasTool, runTool } from '../../runTool';
import { checkDeclarative } from './checkDeclarative';
import { callsIn, GroovyScript, parseGroovy, textGiven } from './GroovyScript';

const JENKINSFILE = /(^|\/)Jenkinsfile$/;

/**
 * Every Jenkinsfile of all outputs parses as Groovy, is a well-formed declarative pipeline, takes its secrets by ids that
 * the README or docs/pipeline.md names and hands them to a shell only, and works in containers of a pod that is there and pinned.
 */
export function checkJenkinsfiles(
  folders: readonly RenderedFolder[],
): Findings {
  const files = folders.flatMap(jenkinsfilesOf);
  const scripts = new Map(
    parseGroovy(files).map(script => [script.path, script]),
  );
  return folders.flatMap(folder => {
    const own = jenkinsfilesOf(folder).flatMap(
      ({ path }) => scripts.get(path) ?? [],
    );
    if (own.length === 0) return [`${folder.path} has no Jenkinsfile`];
    return own.flatMap(script =>
      script.errors.length > 0
        ? script.errors.map(
            ({ line, text }) => `${script.path}:${line}: no Groovy: ${text}`,
          )
        : [
            ...checkDeclarative(script),
            ...checkSecrets(script, folder),
            ...checkPod(script, folder),
          ].map(finding => `${script.path}: ${finding}`),
    );
  });
}

/** Compiles every Jenkinsfile with Groovy's own compiler, all in one run. It has to be installed. */
export function compileJenkinsfiles(options: {
  readonly folders: readonly RenderedFolder[];
  /** For the classes. */
  readonly scratch: string;
}): Findings {
  const { folders, scratch } = options;
  mkdirSync(scratch, { recursive: true });
  // Each is a class of the file's name, and no two classes may have the same.
  const names = folders.flatMap(jenkinsfilesOf).map(({ path, data }) => {
    const name = `${path.replace(/\W+/g, '_')}.groovy`;
    writeFileSync(join(scratch, name), data);
    return name;
  });
  const result = runTool({
    name: 'groovyc',
    args: ['-d', 'classes', ...names],
    cwd: scratch,
    env: { JAVA_HOME: findJavaHome() },
  });
  return result.ok ? [] : [result.said];
}

/** Debian's groovyc looks where Debian's default Java would be. */
function findJavaHome(): string | undefined {
  const java = (process.env.PATH ?? '')
    .split(delimiter)
    .map(folder => join(folder, 'java'))
    .find(file => existsSync(file));
  return java && dirname(dirname(realpathSync(java)));
}

/** Groovy's compiler and the Java that it runs on. */
export function hasGroovy(): boolean {
  return hasTool('groovyc') && hasTool('java');
}

function jenkinsfilesOf({ path, files }: RenderedFolder) {
  return [...files]
    .filter(([file]) => JENKINSFILE.test(file))
    .map(([file, data]) => ({ path: join(path, file), data }));
}

/** Kinds of bindings that `withCredentials` is used with here, and where each keeps the names of its variables. */
const VARIABLES = [
  'variable',
  'usernameVariable',
  'passwordVariable',
  'keyFileVariable',
];

function checkSecrets(
  script: GroovyScript,
  { files }: RenderedFolder,
): Findings {
  const calls = callsIn(script.statements);
  const told = `${files.get('README.md')}${files.get('docs/pipeline.md')}`;
  const ids = calls.flatMap(call => textGiven(call, 'credentialsId') ?? []);
  const secrets = calls.flatMap(call =>
    VARIABLES.flatMap(name => textGiven(call, name) ?? []),
  );
  const texts = calls
    .filter(({ name }) => name === 'sh')
    .flatMap(call =>
      call.given.map(({ value }) => ({ line: call.line, value })),
    );
  return [
    ...[...new Set(ids)]
      .filter(id => !told.includes(`\`${id}\``))
      .map(
        id =>
          `README.md and docs/pipeline.md do not name the credentials \`${id}\``,
      ),
    // Groovy would put the secret into the text of the script, where the log and the list of processes show it.
    ...texts.flatMap(({ line, value }) =>
      'text' in value &&
      value.interpolated &&
      secrets.some(secret => value.text.includes(secret))
        ? [
            `line ${line}: a secret is put into a script by Groovy, not by the shell`,
          ]
        : [],
    ),
  ];
}

function checkPod(script: GroovyScript, { files }: RenderedFolder): Findings {
  const calls = callsIn(script.statements);
  const [file] = calls
    .filter(({ name }) => name === 'yamlFile')
    .map(call => textGiven(call));
  const pod = parse(files.get(file ?? '') ?? 'null');
  if (pod?.kind !== 'Pod') return [`its agent ${file} is not a Pod`];
  const containers: readonly {
    readonly name: string;
    readonly image: string;
  }[] = pod.spec.containers;
  const used = calls
    .filter(({ name }) => name === 'container' || name === 'defaultContainer')
    .flatMap(call => textGiven(call) ?? []);
  return [
    ...[...new Set(used)]
      .filter(
        name => name !== 'jnlp' && !containers.some(each => each.name === name),
      )
      .map(name => `${file} has no container ${name}`),
    ...containers
      .filter(({ image }) => !/:v?\d+\.\d+\.\d+/.test(image))
      .map(({ image }) => `${file}: ${image} is not pinned to a release`),
    ...(
      JSON.stringify(pod).match(/docker\.sock|"privileged":true|hostPath/g) ??
      []
    ).map(found => `${file} has ${found}`),
  ];
}
