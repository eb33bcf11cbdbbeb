import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../runCommand';
import { Daemon } from './Daemon';
import { freePort } from './freePort';
import { makeCertificates } from './makeCertificates';
import { RealServer } from './RealServer';
import { temporaryFolder } from './temporaryFolder';

const BASE = 'dc=example,dc=org';
const ENTRIES = `dn: ${BASE}
objectClass: domain
dc: example

dn: ou=people,${BASE}
objectClass: organizationalUnit
ou: people

dn: cn=service,${BASE}
objectClass: person
cn: service
sn: service
userPassword: account-for-tests

dn: uid=sora,ou=people,${BASE}
objectClass: inetOrgPerson
uid: sora
cn: Sora Kim
sn: Kim
userPassword: right
`;

/** Debian's slapd over TLS, with one person (`sora`, `right`) whom only the service's account may look up. */
export async function startLdap(): Promise<RealServer> {
  const folder = temporaryFolder('ldap');
  const { ca, certificate, key } = await makeCertificates(folder.path);
  const data = join(folder.path, 'data');
  mkdirSync(data);
  const settings = join(folder.path, 'slapd.conf');
  writeFileSync(
    settings,
    `include /etc/ldap/schema/core.schema
include /etc/ldap/schema/cosine.schema
include /etc/ldap/schema/inetorgperson.schema
modulepath /usr/lib/ldap
moduleload back_mdb.so
TLSCACertificateFile ${ca}
TLSCertificateFile ${certificate}
TLSCertificateKeyFile ${key}
database mdb
maxsize 10485760
suffix "${BASE}"
directory ${data}
access to attrs=userPassword by anonymous auth by * none
access to * by dn.exact="cn=service,${BASE}" read by * none
`,
  );
  const entries = join(folder.path, 'entries.ldif');
  writeFileSync(entries, ENTRIES);
  await runCommand({
    command: 'slapadd',
    args: ['-f', settings, '-l', entries],
    cwd: folder.path,
  });
  const port = await freePort();
  const launch = () =>
    Daemon.start({
      command: 'slapd',
      port,
      // A level of debugging, even none, keeps it in the foreground.
      args: ['-d', '0', '-f', settings, '-h', `ldaps://127.0.0.1:${port}`],
    });
  let daemon = await launch();
  return {
    environment: {
      LDAP_URL: `ldaps://localhost:${port}`,
      LDAP_BASE_DN: `ou=people,${BASE}`,
      LDAP_BIND_DN: `cn=service,${BASE}`,
      LDAP_BIND_PASSWORD: 'account-for-tests',
      LDAP_CA_FILE: ca,
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
