import { AwsCloudState } from '../world/contracts';

/** How an API misbehaves: one call too many, an internal error, credentials refused, or not at all. */
export type ApiTrouble = 'throttle' | 'break' | 'deny' | 'none';

const KUBERNETES = 'kubernetes:';

/** Every API that can be made to misbehave: AWS's by service or action, and each cluster's as `kubernetes:<cluster>`. */
export class ApiSwitches {
  readonly #aws: Pick<AwsCloudState, 'setApiFault'>;
  readonly #clusters = new Map<string, (trouble: ApiTrouble) => void>();

  constructor(aws: Pick<AwsCloudState, 'setApiFault'>) {
    this.#aws = aws;
  }

  addCluster(name: string, set: (trouble: ApiTrouble) => void): void {
    this.#clusters.set(name, set);
  }

  set(api: string, trouble: ApiTrouble): void {
    if (api.startsWith(KUBERNETES)) {
      // A cluster without a server (a world without sockets) has no API to trouble.
      this.#clusters.get(api.slice(KUBERNETES.length))?.(trouble);
      return;
    }
    if (trouble === 'deny') {
      throw new RangeError(`${api}: only clusters can be made to refuse`);
    }
    this.#aws.setApiFault(api, trouble);
  }
}
