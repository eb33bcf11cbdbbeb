import { FACTORS, formValues } from '../__testUtils__/hybridService/formValues';
import { FormValues } from '../__testUtils__/TemplateRenderer';
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
    name: 'hybrid-service, PostgreSQL',
    template: 'hybrid-service',
    values: hybridService({ ...data('postgresql') }),
    serves: { paths: ['/', '/items'] },
    against: ['postgresql'],
  },
];
