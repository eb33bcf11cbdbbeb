import {
  AssumeRoleCommand,
  GetCallerIdentityCommand,
  STSClient,
} from '@aws-sdk/client-sts';
import { StartedAws, startAws } from '../testing/startAws';
import { ACCOUNT, OTHER_ACCOUNT } from '../testing/testEstate';

let aws: StartedAws;
let sts: STSClient;
beforeEach(async () => {
  aws = await startAws({
    handler: { accountsByAccessKey: { AKIAOTHER: OTHER_ACCOUNT } },
  });
  sts = new STSClient(aws.client());
});
afterEach(async () => {
  sts.destroy();
  await aws.stop();
});

async function whoIs(accessKeyId?: string, sessionToken?: string) {
  const client = new STSClient(aws.client({ accessKeyId, sessionToken }));
  const { Account, Arn } = await client.send(new GetCallerIdentityCommand({}));
  client.destroy();
  return { Account, Arn };
}

function assume(account: string, role: string, DurationSeconds?: number) {
  return sts.send(
    new AssumeRoleCommand({
      RoleArn: `arn:aws:iam::${account}:role/${role}`,
      RoleSessionName: 'portal',
      DurationSeconds,
    }),
  );
}

it('an access key names its account: listed, 12 digits, or the default', async () => {
  expect((await whoIs()).Account).toBe(ACCOUNT);
  expect((await whoIs('AKIAOTHER')).Account).toBe(OTHER_ACCOUNT);
  expect((await whoIs('999988887777')).Account).toBe('999988887777');
});

it('an assumed role calls as that role in its account', async () => {
  const { Credentials, AssumedRoleUser } = await assume(
    OTHER_ACCOUNT,
    'path/portal-act',
  );
  expect(Credentials?.AccessKeyId).toMatch(/^ASIA/);
  expect(Credentials?.Expiration?.getTime()).toBe(aws.clock.now() + 3_600_000);
  const Arn = `arn:aws:sts::${OTHER_ACCOUNT}:assumed-role/portal-act/portal`;
  expect(AssumedRoleUser?.Arn).toBe(Arn);
  expect(
    await whoIs(Credentials?.AccessKeyId, Credentials?.SessionToken),
  ).toEqual({ Account: OTHER_ACCOUNT, Arn });
});

it('a session ends', async () => {
  const { Credentials } = await assume(ACCOUNT, 'portal-act', 900);
  aws.clock.advance(900_000);
  await expect(
    whoIs(Credentials?.AccessKeyId, Credentials?.SessionToken),
  ).rejects.toMatchObject({ name: 'ExpiredToken' });
});

it.each([
  ['999988887777', 'portal-act'],
  [ACCOUNT, 'denied-role'],
])('a role in %s named %s cannot be assumed', async (account, role) => {
  await expect(assume(account, role)).rejects.toMatchObject({
    name: 'AccessDenied',
    $metadata: { httpStatusCode: 403 },
  });
});

it('a session shorter than 15 minutes is refused', async () => {
  await expect(assume(ACCOUNT, 'portal-act', 60)).rejects.toMatchObject({
    name: 'ValidationError',
  });
});
