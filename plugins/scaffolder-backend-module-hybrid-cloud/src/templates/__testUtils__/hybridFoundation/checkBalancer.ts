import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Findings, RenderedFolder } from '../RenderedFolder';
import { runTool } from '../runTool';

/** nginx itself reads the balancer's configuration with two services in it. Needs nginx and openssl, and no rights. */
export function checkBalancer({ path, files }: RenderedFolder): Findings {
  const config = files.get('home/nginx/nginx.conf');
  if (config === undefined) return ['home/nginx/nginx.conf is missing'];
  const folder = mkdtempSync(join(tmpdir(), 'nginx-'));
  try {
    cpSync(join(path, 'home/nginx'), folder, { recursive: true });
    for (const sub of ['tls', 'services.d']) mkdirSync(join(folder, sub));
    // Only where it writes is changed, so that it can be tried by anybody.
    writeFileSync(
      join(folder, 'nginx.conf'),
      config
        .replace('user www-data;', '')
        .replace('/run/nginx.pid', join(folder, 'nginx.pid'))
        .replaceAll('/var/log/nginx', folder)
        .replace('http {', `http {\n${temporaryPaths(folder)}`),
    );
    return [...addServices(folder), ...tryNginx(folder)];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function temporaryPaths(folder: string): string {
  return ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map(kind => `  ${kind}_temp_path ${folder}/${kind};\n`)
    .join('');
}

function addServices(folder: string): Findings {
  return [
    ['enrol', '30080'],
    ['exam-room', '30081'],
  ].flatMap(([name, port]) => {
    const added = runTool({
      name: 'sh',
      args: ['add-service.sh', name, port],
      cwd: folder,
    });
    if (!added.ok) return [added.said];
    writeFileSync(join(folder, 'services.d', `${name}.conf`), added.stdout);
    return [];
  });
}

function tryNginx(folder: string): Findings {
  const certificate = runTool({
    name: 'openssl',
    args: [
      ...['req', '-x509', '-newkey', 'ec', '-pkeyopt'],
      ...['ec_paramgen_curve:prime256v1', '-nodes', '-subj', '/CN=test'],
      ...['-keyout', 'tls/privkey.pem', '-out', 'tls/fullchain.pem'],
    ],
    cwd: folder,
  });
  if (!certificate.ok) return [certificate.said];
  const tried = runTool({
    name: 'nginx',
    args: [
      '-t',
      '-e',
      join(folder, 'error.log'),
      '-c',
      join(folder, 'nginx.conf'),
    ],
    cwd: folder,
  });
  return tried.ok ? [] : [tried.said];
}
