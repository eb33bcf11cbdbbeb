import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import {
  DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  QueryCommandInput,
  TransactWriteCommand,
} from '@aws-sdk/lib-dynamodb';
import { Key, Page, Row, Table, Value, Write } from './Table';

/** The index behind `list`; infrastructure/table.tf makes it. */
const LIST_INDEX = 'list';
/** After every string that begins with what stands before it. */
const END = '\u{10ffff}';
const MOST_ATTEMPTS = 4;
/** Directly after the string it stands behind. */
const NEXT = '\u0000';

/** The table in DynamoDB. Attributes of a row lie side by side; see docs/data.md. */
export class DynamoTable implements Table {
  readonly #client: DynamoDBDocumentClient;
  readonly #name: string;

  constructor(options: {
    readonly client: DynamoDBDocumentClient;
    readonly name: string;
  }) {
    this.#client = options.client;
    this.#name = options.name;
  }

  async get(key: Key): Promise<Row | undefined> {
    const { Item } = await this.#client.send(
      new GetCommand({
        TableName: this.#name,
        Key: { pk: key.pk, sk: key.sk },
        ConsistentRead: true,
      }),
    );
    return Item && toRow(Item);
  }

  query(options: {
    readonly pk: string;
    readonly prefix: string;
    readonly after?: string;
    readonly limit: number;
    readonly newestFirst?: boolean;
  }): Promise<Page> {
    const { pk, prefix, after } = options;
    return this.#page(
      {
        TableName: this.#name,
        ConsistentRead: true,
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
        ExpressionAttributeValues: {
          ':pk': pk,
          ':from': after === undefined ? prefix : `${after}${NEXT}`,
          ':to': `${prefix}${END}`,
        },
        ScanIndexForward: !options.newestFirst,
        Limit: options.limit,
      },
      row => row.sk,
    );
  }

  list(options: {
    readonly list: string;
    readonly after?: string;
    readonly limit: number;
  }): Promise<Page> {
    const { list, after } = options;
    return this.#page(
      {
        TableName: this.#name,
        IndexName: LIST_INDEX,
        KeyConditionExpression:
          '#list = :list AND #order BETWEEN :from AND :to',
        ExpressionAttributeNames: { '#list': 'list', '#order': 'order' },
        ExpressionAttributeValues: {
          ':list': list,
          // An index key is never empty, so nothing comes before a blank.
          ':from': after === undefined ? ' ' : `${after}${NEXT}`,
          ':to': END,
        },
        Limit: options.limit,
      },
      row => row.listed?.order ?? '',
    );
  }

  async write(writes: readonly Write[]): Promise<boolean> {
    const TransactItems = writes.map(write => this.#toTransact(write));
    for (let attempt = 1; ; attempt++) {
      try {
        await this.#client.send(new TransactWriteCommand({ TransactItems }));
        return true;
      } catch (error) {
        if (!(error instanceof TransactionCanceledException)) throw error;
        const codes = (error.CancellationReasons ?? []).map(
          reason => reason.Code,
        );
        if (codes.includes('ConditionalCheckFailed')) return false;
        // Another transaction held one of the rows: neither a yes nor a no, so ask again.
        if (!codes.includes('TransactionConflict') || attempt === MOST_ATTEMPTS)
          throw error;
      }
    }
  }

  async #page(
    input: QueryCommandInput,
    order: (row: Row) => string,
  ): Promise<Page> {
    const { Items = [], LastEvaluatedKey } = await this.#client.send(
      new QueryCommand(input),
    );
    const rows = Items.map(toRow);
    const last = rows.at(-1);
    return LastEvaluatedKey && last ? { rows, next: order(last) } : { rows };
  }

  #toTransact(write: Write) {
    const TableName = this.#name;
    if (write.kind === 'delete') {
      return {
        Delete: { TableName, Key: { pk: write.key.pk, sk: write.key.sk } },
      };
    }
    const { pk, sk, type, fields, listed, expires } = write.row;
    const rev = write.expect === 'absent' ? 1 : write.expect.rev + 1;
    return {
      Put: {
        TableName,
        Item: {
          ...fields,
          ...listed,
          ...(expires === undefined ? {} : { expires }),
          pk,
          sk,
          type,
          rev,
        },
        ...(write.expect === 'absent'
          ? { ConditionExpression: 'attribute_not_exists(pk)' }
          : {
              ConditionExpression: 'rev = :rev',
              ExpressionAttributeValues: { ':rev': write.expect.rev },
            }),
      },
    };
  }
}

function toRow(item: Record<string, unknown>): Row {
  const { pk, sk, type, rev, list, order, expires, ...fields } = item;
  return {
    pk: String(pk),
    sk: String(sk),
    type: String(type),
    rev: Number(rev),
    // Written by this class, which puts nothing else in.
    fields: fields as Record<string, Value>,
    ...(list === undefined
      ? {}
      : { listed: { list: String(list), order: String(order) } }),
    ...(expires === undefined ? {} : { expires: Number(expires) }),
  };
}
