import { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import { changeEvent, sqsEvent } from '../../dev/changeEvent';
import { createGateway } from '../../dev/createGateway';
import { createApi } from '../../src/api/createApi';
import { Bearer, Directory } from '../../src/people/Directory';
import { createFeedbackQueue } from '../../src/queue/feedbackQueue';
import { createMailQueue } from '../../src/queue/mailQueue';
import { createServices } from '../../src/Services';
import { MemoryTable } from '../../src/table/MemoryTable';
import { Contract } from './Contract';
import { FakePost } from './FakePost';
import { ManualClock } from './ManualClock';

const SERVICE = 'board';

/** The whole service on a port of its own, around a table in memory, a post that keeps what it takes, and a clock. */
export async function createWorld(t: Pick<TestContext, 'after'>) {
  const clock = new ManualClock();
  const table = new MemoryTable();
  const post = new FakePost();
  const lines: string[] = [];
  /** Events the pipe would carry, oldest first. */
  const events: object[] = [];
  table.onInsert(row => {
    if (row.type === 'change')
      events.push(changeEvent({ row, service: SERVICE }));
  });
  /** What the issuer says; a test may change it. Tokens are the name itself. */
  const bearers = new Map<string, Bearer>(
    ['minji', 'joon', 'sora'].map(id => [
      id,
      { id, verifiedAddress: `${id}@example.org` },
    ]),
  );
  const services = createServices({
    config: {
      serviceName: SERVICE,
      siteUrl: 'https://board.example.org',
      languages: ['ko', 'en'],
      keepDays: 30,
    },
    table,
    mailer: post,
    directory: directoryOf(bearers),
    clock,
    write: line => lines.push(line),
  });
  const server = createGateway({
    api: createApi(services),
    whoIs: token => (bearers.has(token) ? token : undefined),
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  t.after(() => server.close().closeAllConnections());
  const { port } = server.address() as AddressInfo; // listening on TCP
  const contract = Contract.read();
  const mailQueue = createMailQueue(services);
  const feedbackQueue = createFeedbackQueue(services);

  return {
    services,
    clock,
    table,
    post,
    lines,
    events,
    bearers,
    /** One request; its answer must be as openapi.yaml says. */
    async ask(who: string, method: string, path: string, body?: unknown) {
      const response = await fetch(`http://127.0.0.1:${port}${path}`, {
        method,
        headers: who ? { authorization: `Bearer ${who}` } : {},
        ...(body === undefined
          ? {}
          : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
      const text = await response.text();
      const answer = text === '' ? undefined : JSON.parse(text);
      contract.check({ method, path, status: response.status, body: answer });
      return { status: response.status, body: answer };
    },
    /** Hands events to the mail function, as its queue would. */
    mail: (bodies: readonly unknown[] = events, remainingMs = 60_000) =>
      mailQueue({ event: sqsEvent(bodies), remainingMs }),
    tell: (...records: readonly unknown[]) =>
      feedbackQueue({ event: sqsEvent(records) }),
  };
}
export type World = Awaited<ReturnType<typeof createWorld>>;

function directoryOf(bearers: ReadonlyMap<string, Bearer>): Directory {
  return {
    whoIs: async ({ token }) => {
      const bearer = bearers.get(token);
      if (!bearer) throw new Error('nobody has this token');
      return bearer;
    },
  };
}
