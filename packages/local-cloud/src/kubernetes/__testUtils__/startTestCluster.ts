import {
  AppsV1Api,
  AutoscalingV2Api,
  CoreV1Api,
  KubeConfig,
  Watch,
} from '@kubernetes/client-node';
import { VirtualClock } from '../../world/Clock';
import { Cluster, ClusterOptions } from '../Cluster';
import { ClusterSpec } from '../ClusterEstate';
import {
  KubernetesServer,
  KubernetesServerOptions,
  startKubernetesServer,
} from '../wire/startKubernetesServer';
import { onpremSpec, START } from '../testing/estates';

export const TOKENS = {
  'admin-token': { name: 'system:serviceaccount:portal:actor' },
  'reader-token': {
    name: 'system:serviceaccount:portal:observer',
    readOnly: true,
  },
  'enrolment-token': { name: 'enrolment-ci', namespaces: ['enrolment'] },
};

/** A body as it came; tests walk into it, and `expect` says what is there. */
export interface WireJson {
  readonly [field: string]: WireJson;
}

/** Throws when the body holds no list there. */
export function itemsOf(json: WireJson): readonly WireJson[] {
  if (!Array.isArray(json)) throw new TypeError('not a list');
  return json;
}

export interface TestCluster {
  readonly clock: VirtualClock;
  readonly cluster: Cluster;
  readonly server: KubernetesServer;
  /** Simulated seconds, one step each. */
  run(seconds: number): void;
  config(token?: string): KubeConfig;
  core(token?: string): CoreV1Api;
  apps(token?: string): AppsV1Api;
  autoscaling(token?: string): AutoscalingV2Api;
  watch(token?: string): Watch;
  /** A bare request with the administrator's token; `body` goes as JSON. */
  request(
    path: string,
    options?: RequestOptions,
  ): Promise<{ status: number; text: string; json: WireJson }>;
  close(): Promise<void>;
}

export interface RequestOptions {
  readonly method?: string;
  readonly token?: string | null;
  readonly contentType?: string;
  readonly accept?: string;
  readonly body?: unknown;
}

/** A cluster on a clock moved by hand, served on a free port, with real clients for it. */
export async function startTestCluster(
  options: {
    readonly spec?: ClusterSpec;
    readonly cluster?: Partial<ClusterOptions>;
    readonly server?: Partial<KubernetesServerOptions>;
  } = {},
): Promise<TestCluster> {
  const clock = new VirtualClock(START);
  const cluster = new Cluster({
    spec: options.spec ?? onpremSpec(),
    clock,
    ...options.cluster,
  });
  const server = await startKubernetesServer({
    cluster,
    port: 0,
    tokens: TOKENS,
    ...options.server,
  });
  const config = (token = 'admin-token') => {
    const kubeConfig = new KubeConfig();
    kubeConfig.loadFromOptions({
      // The client speaks plain HTTP only when it is told not to expect TLS.
      clusters: [{ name: 'test', server: server.url, skipTLSVerify: true }],
      users: [{ name: 'test', token }],
      contexts: [{ name: 'test', cluster: 'test', user: 'test' }],
      currentContext: 'test',
    });
    return kubeConfig;
  };
  return {
    clock,
    cluster,
    server,
    run: seconds => {
      for (let i = 0; i < seconds; i++) {
        clock.advance(1000);
        cluster.step(clock.now());
      }
    },
    config,
    core: token => config(token).makeApiClient(CoreV1Api),
    apps: token => config(token).makeApiClient(AppsV1Api),
    autoscaling: token => config(token).makeApiClient(AutoscalingV2Api),
    watch: token => new Watch(config(token)),
    request: (path, request) => send(`${server.url}${path}`, request),
    close: () => server.close(),
  };
}

async function send(url: string, options: RequestOptions = {}) {
  const {
    method = 'GET',
    token = 'admin-token',
    contentType = 'application/json',
    accept,
    body,
  } = options;
  const response = await fetch(url, {
    method,
    headers: {
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': contentType }),
      ...(accept ? { accept } : {}),
    },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await response.text();
  // A watch is JSON too, but one document a line.
  const isJson =
    response.headers.get('content-type')?.includes('json') &&
    !url.includes('watch=');
  return {
    status: response.status,
    text,
    json: isJson ? JSON.parse(text) : undefined,
  };
}
