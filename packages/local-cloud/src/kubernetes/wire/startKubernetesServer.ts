import { createServer } from 'node:http';
import { StatusError } from '../StatusError';
import { failure } from './Answer';
import { ApiFault } from './ApiFault';
import { ApiFront, ApiFrontOptions, respond } from './ApiFront';
import { HOST, PowerSwitch } from './PowerSwitch';

export interface KubernetesServerOptions extends ApiFrontOptions {
  /** 0 takes any free one, and keeps it over losses of power. */
  readonly port: number;
}

export interface KubernetesServer {
  readonly url: string;
  readonly port: number;
  setMetricsApi(on: boolean): void;
  setFault(fault: ApiFault): void;
  /** Ends watches and connections too. */
  close(): Promise<void>;
}

/**
 * Serves a simulated cluster as a Kubernetes API on loopback, over plain HTTP with bearer tokens. While the cluster
 * has no power, connections are refused; on its return the same port answers again.
 */
export async function startKubernetesServer(
  options: KubernetesServerOptions,
): Promise<KubernetesServer> {
  const front = new ApiFront(options);
  const server = createServer((request, response) => {
    front.handle(request, response).catch(error => {
      // Every refusal is answered inside; this is a fault of the simulation, and the client shall see which.
      respond(
        response,
        failure(
          new StatusError({
            reason: 'InternalError',
            message: `Internal error occurred: ${error}`,
          }),
        ),
      );
    });
  });
  const switching = new PowerSwitch(server, options.port);
  await switching.listen();
  if (!options.cluster.powered) await switching.off();
  const unsubscribe = options.cluster.onPower(on => switching.request(on));
  const port = switching.port;
  return {
    url: `http://${HOST}:${port}`,
    port,
    setMetricsApi: on => front.setMetricsApi(on),
    setFault: fault => front.setFault(fault),
    close: async () => {
      unsubscribe();
      await switching.close();
    },
  };
}
