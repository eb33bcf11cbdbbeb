import { ConfigApi } from '@backstage/core-plugin-api';

/** Every AWS endpoint the configuration names, each once. Accounts on AWS's own endpoints have none. */
export function readEndpoints(config: ConfigApi): readonly string[] {
  const accounts =
    config.getOptionalConfigArray('hybridCloud.aws.accounts') ?? [];
  const endpoints = accounts.map(account =>
    account.getOptionalString('endpoint'),
  );
  return [...new Set(endpoints.filter(endpoint => endpoint !== undefined))];
}
