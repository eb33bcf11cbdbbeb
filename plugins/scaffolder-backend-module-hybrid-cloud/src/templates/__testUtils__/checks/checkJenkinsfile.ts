import { Findings, RenderedFolder } from '../RenderedFolder';

const FILE = 'Jenkinsfile';
const CLOSES: Readonly<Record<string, string>> = {
  '}': '{',
  ')': '(',
  ']': '[',
};

/**
 * A declarative pipeline as far as it can be read without Jenkins: brackets and quotes close, `pipeline` has an agent and
 * stages, every stage has a name of its own and something to do.
 */
export function checkJenkinsfile({ files }: RenderedFolder): Findings {
  const source = files.get(FILE);
  if (source === undefined) return [`${FILE} is missing`];
  const code = source.replace(/^\s*\/\/.*$/gm, '');
  const open = openBracket(code);
  if (open !== undefined) return [`${FILE}: ${open}`];
  const pipeline = blockAfter(code, /^pipeline\s*(?=\{)/m);
  if (pipeline === undefined) return [`${FILE}: is no pipeline`];
  const stages = [...pipeline.matchAll(/\bstage\('([^']+)'\)\s*(?=\{)/g)];
  const names = stages.map(([, name]) => name);
  return [
    ...(/^\s*agent\b/m.test(pipeline) ? [] : [`${FILE}: has no agent`]),
    ...(/^\s*stages\s*\{/m.test(pipeline) ? [] : [`${FILE}: has no stages`]),
    ...(stages.length === 0 ? [`${FILE}: has no stage`] : []),
    ...names
      .filter((name, index) => names.indexOf(name) !== index)
      .map(name => `${FILE}: two stages are called ${name}`),
    ...stages
      .filter(
        ({ index }) =>
          !/^\s*(steps|stages|parallel)\s*\{/m.test(
            blockAfter(pipeline.slice(index), /\)\s*(?=\{)/) ?? '',
          ),
      )
      .map(([, name]) => `${FILE}: the stage ${name} does nothing`),
  ];
}

/** What is between the bracket after the first match and the one that closes it. The brackets are known to close. */
function blockAfter(code: string, start: RegExp): string | undefined {
  const match = start.exec(code);
  if (!match) return undefined;
  const from = match.index + match[0].length;
  let depth = 0;
  for (const [index, character] of outsideStrings(code.slice(from))) {
    if (character === '{') depth += 1;
    if (character === '}') depth -= 1;
    if (depth === 0) return code.slice(from + 1, from + index);
  }
  return undefined;
}

/** The first bracket or quote that is not closed, in words. */
function openBracket(code: string): string | undefined {
  const open: string[] = [];
  for (const [index, character] of outsideStrings(code)) {
    const line = code.slice(0, index).split('\n').length;
    if ('{(['.includes(character)) open.push(character);
    if (character in CLOSES && open.pop() !== CLOSES[character]) {
      return `line ${line}: ${character} closes nothing`;
    }
    if (`'"`.includes(character)) return `line ${line}: a quote has no end`;
  }
  return open.length > 0 ? `${open[open.length - 1]} is not closed` : undefined;
}

/** Brackets outside strings, and quotes that have no end, with where they are. */
function* outsideStrings(code: string): Generator<readonly [number, string]> {
  const tokens = /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|[{}()[\]'"]/g;
  for (const { 0: token, index } of code.matchAll(tokens)) {
    if (token.length === 1) yield [index, token];
  }
}
