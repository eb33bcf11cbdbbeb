import { hasTool } from '../../runTool';
import { RealServer } from '../NodeOutput';
import { startMariaDb } from '../servers/startMariaDb';
import { POSTGRESQL, startPostgreSql } from '../servers/startPostgreSql';
import { Try } from './Try';
import { tryDatabase } from './tryDatabase';
import { tryDirectory } from './tryDirectory';
import { trySessions } from './trySessions';

/** False, or why it cannot be tried on this machine. */
const needs = (...tools: readonly string[]) => {
  const missing = tools.filter(tool => !hasTool(tool));
  return missing.length > 0 && `skipped: needs ${missing.join(', ')}`;
};

/** What is tried against each real server, where it can be had. */
export const TRIES: Readonly<
  Record<
    RealServer,
    {
      readonly name: string;
      readonly skip: string | false;
      readonly run: Try;
    }
  >
> = {
  mariadb: {
    name: 'keeps what it is given in a real MariaDB over TLS, also when it goes and comes',
    skip: needs('mariadbd', 'mariadb-install-db', 'mariadb', 'openssl'),
    run: tryDatabase({ start: startMariaDb, stops: true }),
  },
  postgresql: {
    name: 'keeps what it is given in a real PostgreSQL',
    skip: POSTGRESQL ? false : 'skipped: needs OUTPUTS_POSTGRESQL',
    run: tryDatabase({ start: startPostgreSql, stops: false }),
  },
  redis: {
    name: 'keeps sessions in a real Redis, across servers',
    skip: needs('redis-server'),
    run: trySessions,
  },
  ldap: {
    name: 'signs people in at a real directory over TLS',
    skip: needs('slapd', 'slapadd', 'openssl'),
    run: tryDirectory,
  },
};
