import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';

type Item = Record<string, AttributeValue>;
interface Condition {
  readonly ConditionExpression?: string;
  readonly ExpressionAttributeValues?: Item;
}
interface Call {
  readonly Key: Item;
  readonly IndexName?: string;
  readonly KeyConditionExpression?: string;
  readonly ExpressionAttributeNames?: Readonly<Record<string, string>>;
  readonly ExpressionAttributeValues: Item;
  readonly ScanIndexForward?: boolean;
  readonly ConsistentRead?: boolean;
  readonly Limit: number;
  readonly TransactItems: readonly {
    readonly Put?: Condition & { readonly Item: Item };
    readonly Delete?: { readonly Key: Item };
  }[];
}

const text = (value: AttributeValue | undefined) => value?.S ?? '';
const nameOf = (item: Item) => JSON.stringify([text(item.pk), text(item.sk)]);

/** DynamoDB on the wire, as far as the service uses it. Words it does not know are refused, as DynamoDB refuses them. */
export class FakeDynamoDb {
  readonly #items = new Map<string, Item>();
  /** Answers of the next transactions before they are tried: reasons why DynamoDB cancels one. */
  readonly cancellations: string[] = [];
  readonly endpoint: string;

  private constructor(endpoint: string) {
    this.endpoint = endpoint;
  }

  static async start(t: Pick<TestContext, 'after'>): Promise<FakeDynamoDb> {
    let fake: FakeDynamoDb | undefined;
    const server = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(Buffer.from(chunk));
      const operation =
        String(request.headers['x-amz-target']).split('.')[1] ?? '';
      const answer =
        fake?.answer(
          operation,
          JSON.parse(Buffer.concat(chunks).toString('utf8')),
        ) ?? {};
      const status = '__type' in answer ? 400 : 200;
      response
        .writeHead(status, { 'content-type': 'application/x-amz-json-1.0' })
        .end(JSON.stringify(answer));
    });
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    t.after(() => server.close().closeAllConnections());
    fake = new FakeDynamoDb(
      `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ); // listening on TCP
    return fake;
  }

  answer(operation: string, call: Call): object {
    switch (operation) {
      case 'GetItem':
        return { Item: this.#items.get(nameOf(call.Key)) };
      case 'Query':
        return this.#query(call);
      case 'TransactWriteItems':
        return this.#transact(call);
      default:
        return refusal('UnknownOperationException', operation);
    }
  }

  #query(call: Call): object {
    const condition =
      /^(\S+) = (:\w+) AND (\S+) BETWEEN (:\w+) AND (:\w+)$/.exec(
        call.KeyConditionExpression ?? '',
      );
    if (!condition)
      return refusal('ValidationException', 'Invalid KeyConditionExpression');
    if (call.IndexName && call.ConsistentRead) {
      return refusal(
        'ValidationException',
        'Consistent reads are not supported on global secondary indexes',
      );
    }
    const [hash, hashValue, range, from, to] = condition.slice(1).map(word => {
      if (word.startsWith('#'))
        return call.ExpressionAttributeNames?.[word] ?? '';
      return word.startsWith(':')
        ? text(call.ExpressionAttributeValues[word])
        : word;
    }) as [string, string, string, string, string]; // five groups, all matched
    const keys = call.IndexName ? ['list', 'order'] : ['pk', 'sk'];
    if (hash !== keys[0] || range !== keys[1])
      return refusal(
        'ValidationException',
        'Query key condition not supported',
      );
    const found = [...this.#items.values()]
      .filter(item => item[hash] && text(item[hash]) === hashValue)
      .filter(item => text(item[range]) >= from && text(item[range]) <= to)
      .sort((a, b) => (text(a[range]) < text(b[range]) ? -1 : 1));
    if (call.ScanIndexForward === false) found.reverse();
    const Items = found.slice(0, call.Limit);
    const last = Items.at(-1);
    // As DynamoDB does it: also when the page ended exactly at the last item.
    return Items.length === call.Limit && last
      ? { Items, LastEvaluatedKey: { pk: last.pk, sk: last.sk } }
      : { Items };
  }

  #transact({ TransactItems }: Call): object {
    const planted = this.cancellations.shift();
    const reasons = TransactItems.map(
      ({ Put }) =>
        planted ??
        (Put && !this.#holds(Put) ? 'ConditionalCheckFailed' : 'None'),
    );
    if (reasons.some(reason => reason !== 'None')) {
      return {
        ...refusal('TransactionCanceledException', 'Transaction cancelled'),
        CancellationReasons: reasons.map(Code => ({ Code })),
      };
    }
    for (const { Put, Delete } of TransactItems) {
      if (Put) this.#items.set(nameOf(Put.Item), Put.Item);
      if (Delete) this.#items.delete(nameOf(Delete.Key));
    }
    return {};
  }

  #holds({
    Item,
    ConditionExpression,
    ExpressionAttributeValues,
  }: Condition & { readonly Item: Item }): boolean {
    const before = this.#items.get(nameOf(Item));
    switch (ConditionExpression) {
      case 'attribute_not_exists(pk)':
        return before === undefined;
      case 'rev = :rev':
        return (
          before?.rev?.N !== undefined &&
          before.rev.N === ExpressionAttributeValues?.[':rev']?.N
        );
      default:
        return false;
    }
  }
}

function refusal(type: string, message: string) {
  return { __type: `com.amazonaws.dynamodb.v20120810#${type}`, message };
}
