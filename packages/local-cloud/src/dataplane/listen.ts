import { Server as HttpServer } from 'node:http';
import { AddressInfo, Server } from 'node:net';

/** Something else listens where we were told to. */
export class PortTaken extends Error {
  constructor(readonly port: number, cause: unknown) {
    super(
      `Port ${port} on 127.0.0.1 is taken by another program. End that program, or choose another port.`,
      { cause },
    );
    this.name = 'PortTaken';
  }
}

/** PortTaken when that is what the system's error means, else the error itself. */
export function portTaken(port: number, error: unknown): unknown {
  return typeof error === 'object' &&
    error !== null &&
    Reflect.get(error, 'code') === 'EADDRINUSE'
    ? new PortTaken(port, error)
    : error;
}

/** Listens on loopback only. Returns the port, which is chosen when 0 is asked for. */
export async function listen(options: {
  readonly server: Server;
  readonly port: number;
}): Promise<number> {
  const { server, port } = options;
  await new Promise<void>((resolve, reject) => {
    const failed = (error: Error) => reject(portTaken(port, error));
    server.once('error', failed);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', failed);
      resolve();
    });
  });
  return (server.address() as AddressInfo).port; // a TCP server's address is never a string
}

/** Ends every connection and stops listening. */
export async function closeServer(server: HttpServer): Promise<void> {
  await new Promise<void>(resolve => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
