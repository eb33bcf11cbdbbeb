import {
  ACCOUNT,
  ARNS,
  REGION,
  startAws,
  StartedAws,
} from '@hybrid-cloud-portal/local-cloud/testing';
import { Workload } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { buildWorkload } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node/testUtils';
import { AwsAccountConfig } from '../../../config';
import { AwsClients } from '../AwsClients';
import { MetricReader } from '../MetricReader';
import { ReadBudgets } from '../ReadBudgets';

export const SCOPE = { accountId: ACCOUNT, region: REGION };
export const ACT_ROLE = `arn:aws:iam::${ACCOUNT}:role/portal-act`;

/** The rule of the stand-in's test estate, 40:60, sticky for 300 s. */
export const TRAFFIC = {
  kind: 'alb-rule',
  ruleArn: ARNS.rule,
  targetGroups: { onprem: ARNS.home, aws: ARNS.cloud },
} as const;

export const WORKLOAD: Workload = buildWorkload({
  traffic: TRAFFIC,
  data: {
    writer: 'aws',
    maxLagSeconds: 30,
    replication: {
      kind: 'dms',
      taskArn: ARNS.task,
      from: 'aws',
      to: 'onprem',
    },
  },
});

export const signal = () => new AbortController().signal;

/** Clients of ours over a real socket to the stand-in, on the stand-in's clock. */
export async function setUpAws(
  options: {
    readonly account?: Partial<AwsAccountConfig>;
    readonly aws?: Parameters<typeof startAws>[0];
  } = {},
) {
  const aws: StartedAws = await startAws(options.aws);
  const account: AwsAccountConfig = {
    accountId: ACCOUNT,
    region: REGION,
    endpoint: aws.endpoint,
    actRoleArn: ACT_ROLE,
    dangerouslyActWithObserve: false,
    ...options.account,
  };
  const clients = AwsClients.create({
    accounts: [account],
    baseCredentials: async () => ({
      accessKeyId: 'AKIALOCAL',
      secretAccessKey: 'secret',
    }),
  });
  const { clock } = aws;
  const budgets = new ReadBudgets({ clock });
  const metrics = new MetricReader({ clients, budgets, clock });
  return {
    aws,
    shared: { clients, budgets, metrics, clock },
    stop: async () => {
      clients.destroy();
      await aws.stop();
    },
  };
}
