import { StatusError } from '../StatusError';
import { failure } from './Answer';
import { ApiFault } from './ApiFault';
import { ApiFront, ApiFrontOptions, respond } from './ApiFront';
import { EitherProtocolServer, HOST } from './EitherProtocolServer';
import { PowerSwitch } from './PowerSwitch';
import { selfSignedCertificate } from './selfSignedCertificate';

export interface KubernetesServerOptions extends ApiFrontOptions {
  /** 0 takes any free one, and keeps it over losses of power. */
  readonly port: number;
}

export interface KubernetesServer {
  /** `http://127.0.0.1:<port>`; the same port answers HTTPS too. */
  readonly url: string;
  readonly port: number;
  /** PEM of the certificate that HTTPS shows, made anew at every start. */
  readonly certificate: string;
  /** A kubeconfig (JSON, which is YAML) for kubectl: HTTPS, this certificate, this token. */
  kubeconfig(token: string): string;
  setMetricsApi(on: boolean): void;
  setFault(fault: ApiFault): void;
  /** Ends watches and connections too. */
  close(): Promise<void>;
}

/**
 * Serves a simulated cluster as a Kubernetes API on loopback, with bearer tokens, by HTTP and HTTPS on one port.
 * While the cluster has no power, connections are refused; on its return the same port answers again.
 * Rejects with the system's error when the port cannot be had.
 */
export async function startKubernetesServer(
  options: KubernetesServerOptions,
): Promise<KubernetesServer> {
  const { cluster } = options;
  const front = new ApiFront(options);
  const certificate = selfSignedCertificate(`kubernetes-${cluster.name}`);
  const server = new EitherProtocolServer({
    port: options.port,
    certificate,
    onRequest: (request, response) => {
      front.handle(request, response).catch(error => {
        // Refusals are answered inside; this is a fault of the simulation, and the client shall see which.
        const message = `Internal error occurred: ${error}`;
        respond(
          response,
          failure(new StatusError({ reason: 'InternalError', message })),
        );
      });
    },
  });
  await server.listen();
  const power = new PowerSwitch(server);
  if (!cluster.powered) power.request(false);
  const unsubscribe = cluster.onPower(on => power.request(on));
  return {
    url: `http://${HOST}:${server.port}`,
    port: server.port,
    certificate: certificate.certificate,
    kubeconfig: token =>
      kubeconfigOf({
        name: cluster.name,
        port: server.port,
        certificate: certificate.certificate,
        token,
      }),
    setMetricsApi: on => front.setMetricsApi(on),
    setFault: fault => front.setFault(fault),
    close: async () => {
      unsubscribe();
      await power.close();
    },
  };
}

function kubeconfigOf(options: {
  readonly name: string;
  readonly port: number;
  readonly certificate: string;
  readonly token: string;
}): string {
  const { name, port, certificate, token } = options;
  const caData = Buffer.from(certificate).toString('base64');
  return JSON.stringify(
    {
      apiVersion: 'v1',
      kind: 'Config',
      clusters: [
        {
          name,
          cluster: {
            server: `https://${HOST}:${port}`,
            'certificate-authority-data': caData,
          },
        },
      ],
      users: [{ name, user: { token } }],
      contexts: [{ name, context: { cluster: name, user: name } }],
      'current-context': name,
    },
    null,
    2,
  );
}
