const AWAY = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
  // SQLSTATE, as the server says it.
  '25006', // read only: during a failover
  '40001', // serialization failure
  '40P01', // deadlock
  '53300', // too many connections
  '55P03', // lock not available
  '57014', // statement_timeout
  '57P01', // server is shutting down
  '57P02', // server has crashed
  '57P03', // server is starting
]);
/** Connections that ended without a code: the driver's own words. */
const CLOSED = /^Connection terminated|^timeout exceeded when trying to connect|^Query read timeout/;

/** Whether the database is away or refuses work for now. */
export function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  return AWAY.has(code) || code.startsWith('08') || CLOSED.test(error.message);
}
