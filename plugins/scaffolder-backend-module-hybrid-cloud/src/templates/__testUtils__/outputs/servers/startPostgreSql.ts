import { RealServer } from './RealServer';

/** Its address, where the one who runs these tests has started one: `OUTPUTS_POSTGRESQL`. It stays up. */
export const POSTGRESQL = process.env.OUTPUTS_POSTGRESQL;

export async function startPostgreSql(): Promise<RealServer> {
  const address = new URL(POSTGRESQL ?? '');
  return {
    environment: {
      DB_WRITER_HOST: address.hostname,
      DB_PORT: address.port,
      DB_NAME: address.pathname.slice(1),
      DB_USER: address.username,
      DB_PASSWORD: address.password,
    },
    stop: async () => {},
    start: async () => {},
    end: async () => {},
  };
}
