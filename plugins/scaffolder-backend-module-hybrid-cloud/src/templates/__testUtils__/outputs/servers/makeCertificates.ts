import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../runCommand';

/** An authority of its own, and a server's certificate for this machine by it, as PEM files in the folder. */
export async function makeCertificates(folder: string): Promise<{
  readonly ca: string;
  readonly certificate: string;
  readonly key: string;
}> {
  const file = (name: string) => join(folder, name);
  const openssl = (...args: string[]) =>
    runCommand({ command: 'openssl', args, cwd: folder });
  const pair = (name: string) => [
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:prime256v1',
    '-nodes',
    '-keyout',
    file(`${name}.key`),
  ];
  const ca = file('ca.pem');
  const authority = ['-subj', '/CN=authority of a test', '-days', '2'];
  await openssl('req', '-x509', ...pair('ca'), '-out', ca, ...authority);
  const request = ['-subj', '/CN=localhost', '-out', file('server.csr')];
  await openssl('req', ...pair('server'), ...request);
  writeFileSync(file('names'), 'subjectAltName=DNS:localhost,IP:127.0.0.1\n');
  const signed = ['-req', '-in', file('server.csr'), '-CA', ca, '-days', '2'];
  const by = ['-CAkey', file('ca.key'), '-CAcreateserial'];
  const out = ['-extfile', file('names'), '-out', file('server.pem')];
  await openssl('x509', ...signed, ...by, ...out);
  return { ca, certificate: file('server.pem'), key: file('server.key') };
}
