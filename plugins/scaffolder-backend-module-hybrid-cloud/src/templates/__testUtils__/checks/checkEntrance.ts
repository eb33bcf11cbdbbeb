import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Findings, RenderedFolder } from '../RenderedFolder';
import { runTool } from '../runTool';

/** The home site's nginx, read by nginx itself with a certificate of the moment. Needs nginx and openssl; nothing listens. */
export function checkEntrance({ path, files }: RenderedFolder): Findings {
  const config = files.get('deploy/entrance/nginx.conf');
  if (config === undefined) return ['deploy/entrance/nginx.conf is missing'];
  const cwd = join(path, '..', 'entrance');
  mkdirSync(cwd, { recursive: true });
  writeFileSync(
    join(cwd, 'site.conf'),
    config
      .replace(/\/etc\/nginx\/tls\/[^;]*\.pem/g, join(cwd, 'tls.pem'))
      .replace(/\/etc\/nginx\/tls\/[^;]*\.key/g, join(cwd, 'tls.key')),
  );
  writeFileSync(
    join(cwd, 'nginx.conf'),
    `pid ${cwd}/pid; error_log stderr; events {} http { access_log off; include ${cwd}/site.conf; }\n`,
  );
  const certificate = runTool({
    name: 'openssl',
    args: [
      ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '1'],
      ...['-subj', '/CN=test', '-keyout', 'tls.key', '-out', 'tls.pem'],
    ],
    cwd,
  });
  if (!certificate.ok) return [certificate.said];
  const args = ['-t', '-q', '-p', cwd, '-c', join(cwd, 'nginx.conf')];
  const result = runTool({ name: 'nginx', args, cwd });
  return result.ok ? [] : [result.said];
}
