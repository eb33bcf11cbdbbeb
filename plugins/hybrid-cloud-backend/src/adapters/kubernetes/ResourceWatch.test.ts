import { createServer, Server, ServerResponse } from 'node:http';
import { AddressInfo } from 'node:net';
import { VirtualClock } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node/testUtils';
import { createKubeConfig } from './createKubeConfig';
import { KubeClient } from './KubeClient';
import { keepPod, KeptPod } from './objects';
import { ResourceWatch } from './ResourceWatch';
import { until } from './__testUtils__/until';

const pod = (name: string, resourceVersion: string) => ({
  metadata: { name, namespace: 'n', resourceVersion },
});

/** An API server that does what the test says: one handler for lists, one for watches. */
class ScriptedServer {
  readonly lists: URLSearchParams[] = [];
  readonly watches: URLSearchParams[] = [];
  list: (query: URLSearchParams) => object = () => ({
    items: [],
    metadata: { resourceVersion: '1' },
  });
  watch: (response: ServerResponse, query: URLSearchParams) => void = () => {};
  readonly #server: Server;

  constructor() {
    this.#server = createServer((request, response) => {
      const { searchParams } = new URL(request.url ?? '/', 'http://x');
      if (searchParams.get('watch') === 'true') {
        this.watches.push(searchParams);
        response.writeHead(200).flushHeaders();
        this.watch(response, searchParams);
        return;
      }
      this.lists.push(searchParams);
      response.end(JSON.stringify(this.list(searchParams)));
    });
  }

  async listen(): Promise<string> {
    await new Promise<void>(resolve => {
      this.#server.listen(0, '127.0.0.1', resolve);
    });
    // A TCP server has an AddressInfo.
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => {
      this.#server.close(resolve);
    });
  }
}

const line = (response: ServerResponse, event: object) =>
  response.write(`${JSON.stringify(event)}\n`);

describe('ResourceWatch', () => {
  let server: ScriptedServer;
  let client: KubeClient;
  let watch: ResourceWatch<KeptPod>;
  let clock: VirtualClock;

  beforeEach(async () => {
    server = new ScriptedServer();
    clock = new VirtualClock();
    const url = await server.listen();
    client = new KubeClient({
      kubeConfig: createKubeConfig({
        clock,
        connection: { kind: 'token', name: 'c', url, skipTlsVerify: false },
      }),
    });
    watch = new ResourceWatch({
      what: 'pods in n',
      path: '/api/v1/namespaces/n/pods',
      client,
      clock,
      keep: keepPod,
    });
  });
  afterEach(async () => {
    await watch.stop();
    await client.close();
    await server.close();
  });

  const names = () => [...watch.objects()].map(p => p.name).sort();

  it('reads every page of a list, then watches from its version', async () => {
    server.list = query =>
      query.get('continue') === 'more'
        ? { items: [pod('b', '2')], metadata: { resourceVersion: '7' } }
        : {
            items: [pod('a', '1')],
            metadata: { resourceVersion: '7', continue: 'more' },
          };
    watch.start();
    await until('a watch', () => server.watches.length === 1);
    expect(names()).toEqual(['a', 'b']);
    expect(server.watches[0].get('resourceVersion')).toBe('7');
    expect(server.watches[0].get('allowWatchBookmarks')).toBe('true');
    expect(watch.state.kind).toBe('live');
  });

  it('applies events, and takes a bookmark as contact', async () => {
    let open: ServerResponse | undefined;
    server.watch = response => {
      open = response;
      line(response, { type: 'ADDED', object: pod('a', '2') });
      line(response, { type: 'ADDED', object: pod('b', '3') });
      line(response, { type: 'DELETED', object: pod('a', '4') });
    };
    watch.start();
    await until('events', () => names().join() === 'b');
    clock.advance(50_000);
    expect(watch.lastContact).toBe(clock.now() - 50_000);
    if (!open) throw new Error('no watch');
    line(open, { type: 'BOOKMARK', object: pod('', '9') });
    await until('contact', () => watch.lastContact === clock.now());
  });

  it('goes on from the last version when the server ends the stream', async () => {
    server.watch = response => {
      if (server.watches.length > 1) return;
      line(response, { type: 'ADDED', object: pod('a', '5') });
      response.end();
    };
    watch.start();
    await until('a second watch', () => server.watches.length === 2);
    expect(server.lists).toHaveLength(1);
    expect(server.watches[1].get('resourceVersion')).toBe('5');
    expect(watch.state.kind).toBe('live');
  });

  it('lists again after 410 Gone', async () => {
    server.list = () => ({
      items: [pod(`from-list-${server.lists.length}`, '1')],
      metadata: { resourceVersion: String(server.lists.length) },
    });
    server.watch = response => {
      if (server.watches.length > 1) return;
      line(response, { type: 'ERROR', object: { code: 410 } });
      response.end();
    };
    watch.start();
    await until('a second watch', () => server.watches.length === 2);
    expect(server.lists).toHaveLength(2);
    expect(names()).toEqual(['from-list-2']);
    expect(watch.state.kind).toBe('live');
  });

  it('keeps what it knew when a connection breaks, and says since when', async () => {
    server.list = () => ({
      items: [pod('a', '1')],
      metadata: { resourceVersion: '1' },
    });
    const open: ServerResponse[] = [];
    server.watch = response => open.push(response);
    watch.start();
    await until('a watch', () => open.length === 1);
    clock.advance(3_000);
    open[0].destroy();
    await until('broken', () => watch.state.kind === 'broken');
    expect(watch.state).toMatchObject({
      error: { kind: 'unreachable' },
      since: clock.now(),
    });
    expect(names()).toEqual(['a']);
    await until('live again', () => watch.state.kind === 'live');
  });

  it('an event that cannot be read is not passed over', async () => {
    server.watch = response => {
      if (server.watches.length === 1) response.write('{"type":\n');
    };
    watch.start();
    await until('broken', () => watch.state.kind === 'broken');
    expect(watch.state).toMatchObject({ error: { kind: 'unreachable' } });
    await until('live again', () => server.watches.length === 2);
  });

  it('stops at once and leaves no connection', async () => {
    watch.start();
    await until('a watch', () => server.watches.length === 1);
    await watch.stop();
    await client.close();
    clock.advance(60_000);
    expect(server.watches).toHaveLength(1);
  });
});
