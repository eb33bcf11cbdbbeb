/** Names one row. */
export interface Key {
  readonly pk: string;
  readonly sk: string;
}

export type Value = string | number | boolean;

/** One row of the table. `rev` counts its writes, from 1; conditions rest on it. */
export interface Row extends Key {
  readonly rev: number;
  readonly type: string;
  readonly fields: Readonly<Record<string, Value>>;
  /** Where the row shows in a list that crosses partitions. */
  readonly listed?: { readonly list: string; readonly order: string };
  /** Epoch seconds after which DynamoDB removes it, some time later. */
  readonly expires?: number;
}

export type Write =
  | {
      readonly kind: 'put';
      readonly row: Omit<Row, 'rev'>;
      /** What must be there: nothing, or the row as it was read. */
      readonly expect: 'absent' | { readonly rev: number };
    }
  | { readonly kind: 'delete'; readonly key: Key };

export interface Page {
  readonly rows: readonly Row[];
  /** Give it to the next call; missing on the last page. */
  readonly next?: string;
}

/** As much of a store as the service needs. All reads see all writes before them, except `list`, which may lag a moment. */
export interface Table {
  get(key: Key): Promise<Row | undefined>;
  /** Rows of one partition by sort key, those that start with `prefix`. */
  query(options: {
    readonly pk: string;
    readonly prefix: string;
    readonly after?: string;
    readonly limit: number;
    readonly newestFirst?: boolean;
  }): Promise<Page>;
  list(options: {
    readonly list: string;
    readonly after?: string;
    readonly limit: number;
  }): Promise<Page>;
  /** All or nothing. `false`: a row was not as expected, and nothing was written. */
  write(writes: readonly Write[]): Promise<boolean>;
}
