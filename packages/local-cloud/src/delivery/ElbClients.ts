import { ElasticLoadBalancingV2Client } from '@aws-sdk/client-elastic-load-balancing-v2';

/** One client for each account and region of the local cloud. */
export class ElbClients {
  readonly #endpoint: string;
  readonly #clients = new Map<string, ElasticLoadBalancingV2Client>();

  constructor(endpoint: string) {
    this.#endpoint = endpoint;
  }

  /** The client for whatever is in the account and region of this one. */
  for(arn: string): ElasticLoadBalancingV2Client {
    const [, , , region = '', account = ''] = arn.split(':');
    const key = `${account} ${region}`;
    const known = this.#clients.get(key);
    if (known) return known;
    const client = new ElasticLoadBalancingV2Client({
      endpoint: this.#endpoint,
      region,
      // To the local cloud, the only one this reaches, an account's number is a key to it.
      credentials: { accessKeyId: account, secretAccessKey: 'local' },
    });
    this.#clients.set(key, client);
    return client;
  }

  destroy(): void {
    for (const client of this.#clients.values()) client.destroy();
  }
}
