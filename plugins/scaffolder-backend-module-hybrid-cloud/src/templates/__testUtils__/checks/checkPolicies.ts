import { at } from '../at';
import { Findings, RenderedFolder } from '../RenderedFolder';
import { readTerraformBlocks } from './checkTerraform';

/** One statement of an IAM policy document in Terraform. Names and ARNs are as written, with their `${...}`. */
export interface PolicyStatement {
  /** Of the data block that it is in. */
  readonly policy: string;
  readonly effect: string;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly principals: readonly string[];
  /** Values by the condition's variable. */
  readonly conditions: Readonly<Record<string, readonly string[]>>;
}

/** Calls that change nothing and mostly know no resources. */
const READING = /^[a-z0-9-]+:(Describe|List|Get)[A-Za-z]+$/;

function strings(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.map(String);
  return value === undefined ? [] : [String(value)];
}
const blocks = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : [];

/** Every statement of every policy document, those of `dynamic` blocks too. */
export async function readPolicies(
  folder: RenderedFolder,
): Promise<readonly PolicyStatement[]> {
  const { data } = await readTerraformBlocks(folder);
  return Object.entries(data.aws_iam_policy_document ?? {}).flatMap(
    ([policy, [document]]) =>
      [
        ...blocks(document.statement),
        ...blocks(at(document, 'dynamic', 'statement')).flatMap(one =>
          blocks(at(one, 'content')),
        ),
      ].map(statement => toStatement(policy, statement)),
  );
}

function toStatement(policy: string, statement: unknown): PolicyStatement {
  return {
    policy,
    effect: String(at(statement, 'effect') ?? 'Allow'),
    actions: strings(at(statement, 'actions')),
    resources: strings(at(statement, 'resources')),
    principals: blocks(at(statement, 'principals')).flatMap(one =>
      strings(at(one, 'identifiers')),
    ),
    conditions: Object.fromEntries(
      blocks(at(statement, 'condition')).map(one => [
        String(at(one, 'variable')),
        strings(at(one, 'values')),
      ]),
    ),
  };
}

/**
 * No policy allows more than it names: no `*` in an action, nobody trusted without a name, and nothing but reading on all
 * resources. The policy of a key is about that key alone, so its `*` is one resource.
 */
export async function checkPolicies(folder: RenderedFolder): Promise<Findings> {
  const statements = await readPolicies(folder);
  return statements
    .filter(({ effect }) => effect === 'Allow')
    .flatMap(({ policy, actions, resources, principals }) => [
      ...(actions.length === 0 ? [`${policy}: allows no named action`] : []),
      ...actions
        .filter(action => action.includes('*'))
        .map(action => `${policy}: allows ${action}`),
      ...(principals.includes('*') ? [`${policy}: trusts everybody`] : []),
      ...(resources.includes('*') && principals.length === 0
        ? actions
            .filter(action => !READING.test(action))
            .map(action => `${policy}: allows ${action} on everything`)
        : []),
    ]);
}
