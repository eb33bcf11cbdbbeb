import type { DatabaseConfig } from '../config/Config';
import { createDatabasePool } from '../database/createDatabasePool';
import { EmbeddedItemStore } from './EmbeddedItemStore';
import type { ItemStore } from './ItemStore';
{% if values.database == 'mariadb' %}
import { MariaDbItemStore } from './MariaDbItemStore';
{% else %}
import { PostgresItemStore } from './PostgresItemStore';
{% endif %}

/** The store the configuration asks for: the database, or this process's memory. */
export function createItemStore(options: {
  readonly database: DatabaseConfig | undefined;
}): ItemStore {
  const { database } = options;
  if (!database) return new EmbeddedItemStore();
{% if values.database == 'mariadb' %}
  return new MariaDbItemStore({
{% else %}
  return new PostgresItemStore({
{% endif %}
    writer: createDatabasePool({ database, host: database.writerHost }),
    reader: createDatabasePool({ database, host: database.readerHost }),
{% if values.database == 'mariadb' %}
    callTimeoutMs: database.callTimeoutMs,
{% endif %}
  });
}
