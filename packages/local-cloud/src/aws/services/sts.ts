import { AwsError } from '../AwsError';
import { AwsService, Operation } from '../wire/AwsService';
import { QueryProtocol } from '../wire/QueryProtocol';

const getCallerIdentity: Operation = ({ caller }) => ({
  UserId: caller.userId,
  Account: caller.scope.account,
  Arn: caller.arn,
});

const assumeRole: Operation = ({ caller, identities }, input) => {
  const durationSeconds = input.integer('DurationSeconds') ?? 3600;
  if (durationSeconds < 900 || durationSeconds > 43_200) {
    throw new AwsError({
      code: 'ValidationError',
      message: `'durationSeconds' must be between 900 and 43200, ${durationSeconds} was given`,
    });
  }
  const session = identities.assumeRole({
    caller,
    roleArn: input.requiredString('RoleArn'),
    sessionName: input.requiredString('RoleSessionName'),
    durationSeconds,
  });
  return {
    Credentials: {
      AccessKeyId: session.accessKeyId,
      SecretAccessKey: session.secretAccessKey,
      SessionToken: session.sessionToken,
      Expiration: new Date(session.expiresAt).toISOString(),
    },
    AssumedRoleUser: {
      Arn: session.assumedRoleArn,
      AssumedRoleId: session.assumedRoleId,
    },
  };
};

export const stsService: AwsService = {
  signingName: 'sts',
  iamPrefix: 'sts',
  protocol: new QueryProtocol({
    xmlNamespace: 'https://sts.amazonaws.com/doc/2011-06-15/',
  }),
  operations: { GetCallerIdentity: getCallerIdentity, AssumeRole: assumeRole },
};
