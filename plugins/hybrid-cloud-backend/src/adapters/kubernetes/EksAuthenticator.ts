import { Sha256 } from '@aws-crypto/sha256-js';
import {
  fromNodeProviderChain,
  fromTemporaryCredentials,
} from '@aws-sdk/credential-providers';
import { KubeConfig, User } from '@kubernetes/client-node';
import { SignatureV4 } from '@smithy/signature-v4';
import { Clock } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node';
import { ClusterConnection } from '../../config';

/** The library does not export the interface of what it takes. */
type Authenticator = Parameters<KubeConfig['addAuthenticator']>[0];
type EksConnection = Extract<ClusterConnection, { readonly kind: 'eks' }>;
type Credentials = ReturnType<typeof fromNodeProviderChain>;

const PROVIDER = 'hybrid-cloud-eks';
/** EKS takes a token for 15 minutes after it was signed. */
const RENEW_MILLISECONDS = 10 * 60_000;

/**
 * Signs in to EKS: the token is a presigned sts:GetCallerIdentity request that names the cluster in a signed header,
 * as aws-iam-authenticator describes it.
 */
export class EksAuthenticator implements Authenticator {
  static readonly provider = { name: PROVIDER };
  readonly #connection: EksConnection;
  readonly #credentials: Credentials;
  readonly #clock: Clock;
  #token: { readonly text: string; readonly at: number } | undefined;

  constructor(options: {
    readonly connection: EksConnection;
    readonly clock: Clock;
    /** The SDK's default chain unless given. */
    readonly credentials?: Credentials;
  }) {
    this.#connection = options.connection;
    this.#clock = options.clock;
    this.#credentials = this.#assume(
      options.credentials ?? fromNodeProviderChain(),
    );
  }

  isAuthProvider(user: User): boolean {
    // The library leaves the type of authProvider open.
    const provider: unknown = user.authProvider;
    return (
      typeof provider === 'object' &&
      provider !== null &&
      Reflect.get(provider, 'name') === PROVIDER
    );
  }

  async applyAuthentication(
    _user: User,
    options: Parameters<Authenticator['applyAuthentication']>[1],
  ): Promise<void> {
    options.headers = {
      ...options.headers,
      Authorization: `Bearer ${await this.#bearer()}`,
    };
  }

  async #bearer(): Promise<string> {
    const now = this.#clock.now();
    if (!this.#token || now - this.#token.at >= RENEW_MILLISECONDS) {
      this.#token = { text: await this.#sign(now), at: now };
    }
    return this.#token.text;
  }

  async #sign(now: number): Promise<string> {
    const { region, clusterId } = this.#connection;
    const hostname = `sts.${region}.amazonaws.com`;
    const signer = new SignatureV4({
      credentials: this.#credentials,
      region,
      service: 'sts',
      sha256: Sha256,
    });
    const request = await signer.presign(
      {
        method: 'GET',
        protocol: 'https:',
        hostname,
        path: '/',
        headers: { host: hostname, 'x-k8s-aws-id': clusterId },
        query: { Action: 'GetCallerIdentity', Version: '2011-06-15' },
      },
      { expiresIn: 60, signingDate: new Date(now) },
    );
    const query = Object.entries(request.query ?? {})
      .map(
        ([key, value]) =>
          `${encodeURIComponent(key)}=${encodeURIComponent(String(value))}`,
      )
      .join('&');
    const url = `https://${hostname}/?${query}`;
    return `k8s-aws-v1.${Buffer.from(url).toString('base64url')}`;
  }

  #assume(base: Credentials): Credentials {
    const { assumeRole, externalId, region } = this.#connection;
    if (!assumeRole) return base;
    return fromTemporaryCredentials({
      masterCredentials: base,
      params: {
        RoleArn: assumeRole,
        ExternalId: externalId,
        RoleSessionName: 'hybrid-cloud-portal',
      },
      clientConfig: { region },
    });
  }
}
