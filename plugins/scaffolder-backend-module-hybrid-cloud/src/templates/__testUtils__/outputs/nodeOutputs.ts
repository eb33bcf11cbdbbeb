import { formValues as changeMailValues } from '../changeMail/formValues';
import { FACTORS, formValues } from '../hybridService/formValues';
import { formValues as waitingRoomValues } from '../waitingRoom/formValues';
import { FormValues } from '../TemplateRenderer';
import { NodeOutput } from './NodeOutput';

/** The first choice of everything, so that a new option needs no change here. */
const FIRST = Object.fromEntries(
  Object.entries(FACTORS).map(([factor, choices]) => [factor, choices[0]]),
);

const hybridService = (values: FormValues): FormValues => ({
  ...formValues({ ...FIRST, homeShare: '40', rto: '60' }),
  ...values,
});

const data = (database: string): FormValues => ({
  database,
  writer: 'aws',
  rpoSeconds: 30,
  dataTier: 'new',
  homeDatabaseHost: 'db.campus.internal',
});

const WAITING_ROOM: FormValues = {
  waitingRoom: true,
  waitingRoomUrl: 'https://room.example.org',
  queueConnection: 'enrolment',
};

const LDAP_AND_FRONT_END = hybridService({
  ...data('mariadb'),
  frontend: 'react',
  sessions: 'redis',
  signIn: 'ldap',
  ldapUrl: 'ldaps://ldap.example.org',
  ldapBaseDn: 'ou=people,dc=example,dc=org',
});

/**
 * Every kind of Node.js package that the templates write. Those of the hybrid service hold every value of each option that
 * changes its code; what they bring together is covered by pairs in the matrix.
 */
export const NODE_OUTPUTS: readonly NodeOutput[] = [
  {
    name: 'hybrid-service, plain',
    template: 'hybrid-service',
    values: hybridService({}),
    serves: { paths: ['/'] },
  },
  {
    name: 'hybrid-service, MariaDB',
    template: 'hybrid-service',
    values: hybridService({ ...data('mariadb') }),
    serves: { paths: ['/', '/items'] },
    against: ['mariadb'],
  },
  {
    name: 'hybrid-service, PostgreSQL and sessions',
    template: 'hybrid-service',
    values: hybridService({ ...data('postgresql'), sessions: 'redis' }),
    serves: { paths: ['/', '/items', '/session'] },
    against: ['postgresql', 'redis'],
  },
  {
    name: 'hybrid-service, LDAP and a front end',
    template: 'hybrid-service',
    values: LDAP_AND_FRONT_END,
    serves: { paths: ['/', '/items'] },
    against: ['ldap'],
  },
  {
    name: 'hybrid-service, the front end itself',
    template: 'hybrid-service',
    values: LDAP_AND_FRONT_END,
    folder: 'web',
  },
  {
    name: 'hybrid-service, OpenID Connect and a waiting room',
    template: 'hybrid-service',
    values: hybridService({
      ...data('postgresql'),
      sessions: 'redis',
      signIn: 'oidc',
      oidcIssuer: 'https://issuer.example.org',
      oidcClientId: 'service',
      ...WAITING_ROOM,
    }),
    serves: { paths: ['/', '/items'] },
  },
  {
    name: 'hybrid-service, Cognito',
    template: 'hybrid-service',
    values: hybridService({ sessions: 'redis', signIn: 'cognito' }),
    serves: { paths: ['/'] },
  },
  {
    name: 'hybrid-service, a waiting room and a front end',
    template: 'hybrid-service',
    values: hybridService({ frontend: 'react', ...WAITING_ROOM }),
    serves: { paths: ['/'] },
  },
  {
    name: 'waiting-room',
    template: 'waiting-room',
    values: waitingRoomValues({
      home: '40',
      burst: 'observe',
      failover: 'observe',
      failback: 'observe',
      rule: 'none',
      registry: 'ghcr.io/campus',
    }),
    serves: { paths: ['/', '/api/waiting-room'] },
  },
  // The same in every output of this template; its matrix makes sure of that.
  ...['service', 'web'].map(folder => ({
    name: `change-mail, ${folder}`,
    template: 'change-mail',
    values: changeMailValues({
      sender: 'new',
      languages: 'ko,en',
      signIn: 'cognito',
      pipeline: 'jenkins',
      destination: 'git-remote',
      keepDays: '90',
    }),
    folder,
  })),
];
