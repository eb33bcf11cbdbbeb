import {
  GroovyCall,
  GroovyScript,
  GroovyStatement,
  textGiven,
} from './GroovyScript';

/** What the declarative syntax knows, as far as generated pipelines may use it. Its validator needs a Jenkins; this does not. */
const PIPELINE = [
  'agent',
  'environment',
  'options',
  'parameters',
  'post',
  'stages',
  'tools',
  'triggers',
];
const STAGE = [
  'agent',
  'environment',
  'input',
  'options',
  'post',
  'tools',
  'when',
];
const WORK = ['steps', 'stages', 'parallel', 'matrix'];
const PIPELINE_OPTIONS = [
  'buildDiscarder',
  'disableConcurrentBuilds',
  'parallelsAlwaysFailFast',
  'preserveStashes',
  'retry',
  'skipDefaultCheckout',
  'timeout',
  'timestamps',
];
const STAGE_OPTIONS = [
  'lock',
  'retry',
  'skipDefaultCheckout',
  'timeout',
  'timestamps',
];
const WHEN = [
  'allOf',
  'anyOf',
  'branch',
  'buildingTag',
  'changelog',
  'changeset',
  'environment',
  'equals',
  'expression',
  'not',
  'tag',
  'triggeredBy',
  'beforeAgent',
  'beforeInput',
  'beforeOptions',
];
const POST = [
  'aborted',
  'always',
  'changed',
  'cleanup',
  'failure',
  'fixed',
  'regression',
  'success',
  'unstable',
  'unsuccessful',
];
const PARAMETERS = ['booleanParam', 'choice', 'password', 'string', 'text'];

/** Whether a script is a well-formed declarative pipeline that keeps our rules: bounded in time, one build at a time. */
export function checkDeclarative(script: GroovyScript): readonly string[] {
  const [pipeline, ...more] = script.statements;
  if (!isCall(pipeline, 'pipeline') || more.length > 0) {
    return ['expected pipeline { } and nothing beside it'];
  }
  const body = sections(pipeline);
  const options = callsOf(body.get('options'));
  const needed = [
    'skipDefaultCheckout',
    'disableConcurrentBuilds',
    'timeout',
    'buildDiscarder',
  ];
  return [
    ...unknown(pipeline, PIPELINE, 'pipeline'),
    ...['agent', 'stages', 'post']
      .filter(name => !body.has(name))
      .map(name => `pipeline has no ${name}`),
    ...unknown(body.get('options'), PIPELINE_OPTIONS, 'options'),
    ...needed
      .filter(name => !options.some(option => option.name === name))
      .map(name => `options of the pipeline lack ${name}`),
    ...unknown(body.get('parameters'), PARAMETERS, 'parameters'),
    ...checkCommon(pipeline, 'pipeline'),
    ...checkStages(body.get('stages')),
    ...checkNames(script),
  ];
}

function checkStages(stages: GroovyCall | undefined): readonly string[] {
  if (!stages) return [];
  const each = callsOf(stages);
  return [
    ...(each.length === 0 ? [`line ${stages.line}: no stage`] : []),
    ...unknown(stages, ['stage'], stages.name),
    ...each.filter(({ name }) => name === 'stage').flatMap(checkStage),
  ];
}

function checkStage(stage: GroovyCall): readonly string[] {
  const what = `stage '${textGiven(stage) ?? '?'}'`;
  const body = sections(stage);
  const work = WORK.filter(name => body.has(name));
  const options = callsOf(body.get('options'));
  const bounded = options.some(({ name }) => name === 'timeout');
  return [
    ...(textGiven(stage) ? [] : [`line ${stage.line}: a stage without a name`]),
    ...unknown(stage, [...STAGE, ...WORK], what),
    ...(work.length === 1
      ? []
      : [
          `${what} has ${
            work.join(' and ') || 'nothing'
          } to do, expected one of ${WORK.join(', ')}`,
        ]),
    ...unknown(body.get('options'), STAGE_OPTIONS, `options of ${what}`),
    ...(body.has('steps') && !bounded ? [`${what} has no timeout`] : []),
    ...(body.has('steps') && (body.get('steps')?.body ?? []).length === 0
      ? [`${what} has no steps`]
      : []),
    ...checkCommon(stage, what),
    ...checkStages(body.get('stages') ?? body.get('parallel')),
  ];
}

/** Sections that a pipeline and a stage have in common. */
function checkCommon(call: GroovyCall, what: string): readonly string[] {
  const body = sections(call);
  const conditions = callsOf(body.get('post'));
  const environment = body.get('environment')?.body ?? [];
  return [
    ...unknown(body.get('post'), POST, `post of ${what}`),
    ...conditions
      .filter(each => (each.body ?? []).length === 0)
      .map(({ name }) => `post of ${what}: ${name} does nothing`),
    ...unknown(body.get('when'), WHEN, `when of ${what}`),
    ...environment
      .filter(each => each.kind !== 'assignment')
      .map(({ line }) => `line ${line}: environment holds NAME = 'value' only`),
  ];
}

/** Jenkins names stages in its pages and its API: each name once. */
function checkNames({ statements }: GroovyScript): readonly string[] {
  const names = allStages(statements).map(stage => textGiven(stage) ?? '?');
  return names
    .filter((name, i) => names.indexOf(name) !== i)
    .map(name => `two stages are called '${name}'`);
}

function allStages(
  statements: readonly GroovyStatement[],
): readonly GroovyCall[] {
  return statements.flatMap(each =>
    each.kind === 'call'
      ? [
          ...(each.name === 'stage' ? [each] : []),
          ...allStages(each.body ?? []),
        ]
      : [],
  );
}

function isCall(
  statement: GroovyStatement | undefined,
  name: string,
): statement is GroovyCall {
  return (
    statement?.kind === 'call' &&
    statement.name === name &&
    statement.body !== undefined
  );
}

function sections(call: GroovyCall): ReadonlyMap<string, GroovyCall> {
  return new Map(callsOf(call).map(each => [each.name, each]));
}

function callsOf(call: GroovyCall | undefined): readonly GroovyCall[] {
  return (call?.body ?? []).flatMap(each =>
    each.kind === 'call' ? [each] : [],
  );
}

/** What stands in a section and does not belong there, or stands there twice where a section may. */
function unknown(
  call: GroovyCall | undefined,
  known: readonly string[],
  what: string,
): readonly string[] {
  return (call?.body ?? []).flatMap(each =>
    each.kind === 'call' && known.includes(each.name)
      ? []
      : [
          `line ${each.line}: ${what} has no ${
            each.kind === 'call' ? each.name : 'such statement'
          }, expected one of ${known.join(', ')}`,
        ],
  );
}
