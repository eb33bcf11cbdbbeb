import { checkPolicies, readPolicies } from './checkPolicies';

const folder = (statement: string) => ({
  path: '/nowhere',
  files: new Map([
    [
      'infrastructure/a.tf',
      `data "aws_iam_policy_document" "a" {\n${statement}\n}\n`,
    ],
  ]),
});

describe('the check of IAM policies', () => {
  it.each([
    [
      'an action with a star',
      'statement {\n actions = ["s3:*"]\n resources = ["arn:aws:s3:::a"]\n}',
      'a: allows s3:*',
    ],
    [
      'a change to everything',
      'statement {\n actions = ["elasticloadbalancing:ModifyRule"]\n resources = ["*"]\n}',
      'a: allows elasticloadbalancing:ModifyRule on everything',
    ],
    [
      'the same in a dynamic block',
      'dynamic "statement" {\n for_each = [1]\n content {\n actions = ["iam:PassRole"]\n resources = ["*"]\n}\n}',
      'a: allows iam:PassRole on everything',
    ],
    [
      'trust in everybody',
      'statement {\n actions = ["sts:AssumeRole"]\n principals {\n type = "AWS"\n identifiers = ["*"]\n}\n}',
      'a: trusts everybody',
    ],
    [
      'a statement without actions of its own',
      'statement {\n not_actions = ["iam:PassRole"]\n resources = ["*"]\n}',
      'a: allows no named action',
    ],
  ])('finds %s', async (_, statement, finding) => {
    expect(await checkPolicies(folder(statement))).toEqual([finding]);
  });

  it.each([
    [
      'reading everything',
      'statement {\n actions = ["rds:DescribeDBInstances"]\n resources = ["*"]\n}',
    ],
    [
      'a denial of everything',
      'statement {\n effect = "Deny"\n actions = ["s3:*"]\n resources = ["*"]\n}',
    ],
    [
      'the policy of one key',
      'statement {\n actions = ["kms:Decrypt"]\n resources = ["*"]\n principals {\n type = "Service"\n identifiers = ["logs.amazonaws.com"]\n}\n}',
    ],
  ])('lets %s pass', async (_, statement) => {
    expect(await checkPolicies(folder(statement))).toEqual([]);
  });

  it('reads conditions by their variable', async () => {
    const [{ conditions }] = await readPolicies(
      folder(
        'statement {\n actions = ["a:B"]\n resources = ["arn:c"]\n condition {\n test = "StringEquals"\n variable = "aws:ResourceTag/managed"\n values = ["true"]\n}\n}',
      ),
    );
    expect(conditions).toEqual({ 'aws:ResourceTag/managed': ['true'] });
  });
});
