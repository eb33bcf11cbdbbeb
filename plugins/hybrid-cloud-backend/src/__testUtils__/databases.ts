import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';

/** The databases the portal supports. PostgreSQL takes part where its connection string is in the environment. */
export const databases = TestDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_18'],
});

export const migrationsDirectory = resolvePackagePath(
  '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-backend',
  'migrations',
);

/** An empty database of the kind, with every table. */
export async function migratedDatabase(databaseId: string): Promise<Knex> {
  // TestDatabaseId is not exported under a name that eachSupportedId's callers could use.
  const database = await databases.init(
    databaseId as Parameters<typeof databases.init>[0],
  );
  await database.migrate.latest({ directory: migrationsDirectory });
  return database;
}
