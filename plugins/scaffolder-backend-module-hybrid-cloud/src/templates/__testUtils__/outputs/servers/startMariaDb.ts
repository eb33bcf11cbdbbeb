import { join } from 'node:path';
import { runCommand } from '../runCommand';
import { Daemon } from './Daemon';
import { freePort } from './freePort';
import { makeCertificates } from './makeCertificates';
import { RealServer } from './RealServer';
import { temporaryFolder } from './temporaryFolder';

/** Debian's MariaDB, which takes connections over TLS only. */
export async function startMariaDb(): Promise<RealServer> {
  const folder = temporaryFolder('mariadb');
  const data = join(folder.path, 'data');
  const socket = join(folder.path, 'socket');
  await runCommand({
    command: 'mariadb-install-db',
    args: [
      '--no-defaults',
      `--datadir=${data}`,
      '--user=root',
      '--skip-test-db',
      '--auth-root-authentication-method=normal',
    ],
    cwd: folder.path,
  });
  const { ca, certificate, key } = await makeCertificates(folder.path);
  const port = await freePort();
  const launch = () =>
    Daemon.start({
      command: 'mariadbd',
      port,
      args: [
        '--no-defaults',
        '--user=root',
        `--datadir=${data}`,
        `--socket=${socket}`,
        `--port=${port}`,
        '--bind-address=127.0.0.1',
        `--ssl-ca=${ca}`,
        `--ssl-cert=${certificate}`,
        `--ssl-key=${key}`,
        '--require-secure-transport=ON',
      ],
    });
  let daemon = await launch();
  const statements =
    "CREATE DATABASE service; CREATE USER service@'%' IDENTIFIED BY 'for-tests'; GRANT ALL ON service.* TO service@'%';";
  await runCommand({
    command: 'mariadb',
    args: [
      '--no-defaults',
      `--socket=${socket}`,
      '--user=root',
      `--execute=${statements}`,
    ],
    cwd: folder.path,
  });
  return {
    environment: {
      DB_WRITER_HOST: 'localhost',
      DB_PORT: String(port),
      DB_NAME: 'service',
      DB_USER: 'service',
      DB_PASSWORD: 'for-tests',
      DB_CA_FILE: ca,
    },
    stop: () => daemon.stop(),
    start: async () => {
      daemon = await launch();
    },
    end: async () => {
      await daemon.stop();
      folder.remove();
    },
  };
}
