import type { DatabaseConfig } from '../config/Config';
import { createDatabasePool } from '../database/createDatabasePool';
import { EmbeddedItemStore } from './EmbeddedItemStore';
import type { ItemStore } from './ItemStore';
import { MariaDbItemStore } from './MariaDbItemStore';

/** The store the configuration asks for: MariaDB, or this process's memory. */
export function createItemStore(options: {
  readonly database: DatabaseConfig | undefined;
}): ItemStore {
  const { database } = options;
  if (!database) return new EmbeddedItemStore();
  return new MariaDbItemStore({
    writer: createDatabasePool({ database, host: database.writerHost }),
    reader: createDatabasePool({ database, host: database.readerHost }),
  });
}
