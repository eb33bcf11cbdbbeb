import { createServer, RequestListener, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { Clock } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node';
import {
  buildWorkload,
  VirtualClock,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node/testUtils';
import { HttpSiteProbe } from './HttpSiteProbe';

const servers: Server[] = [];

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  // A TCP server has an AddressInfo.
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/healthz`;
}

const status =
  (code: number): RequestListener =>
  (_, response) =>
    response.writeHead(code, { location: '/elsewhere' }).end('body');

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise(resolve => {
      server.close(resolve);
    });
  }
});

async function probe(
  probeUrl: string | undefined,
  options: { signal?: AbortSignal; timeout?: number; clock?: Clock } = {},
) {
  const workload = buildWorkload();
  const site = { ...workload.sites[0], probeUrl };
  return new HttpSiteProbe({
    clock: options.clock ?? new VirtualClock(),
    // Long enough for a busy machine; tests of silence give a short one.
    timeoutMilliseconds: { onprem: options.timeout ?? 5_000 },
  }).probe({
    workload,
    site,
    signal: options.signal ?? new AbortController().signal,
  });
}

describe('HttpSiteProbe', () => {
  it.each([
    [200, 'serving'],
    [204, 'serving'],
    [302, 'serving'],
    [500, 'failing'],
    [503, 'failing'],
    [404, 'unknown'],
    [401, 'unknown'],
  ] as const)('HTTP %s is %s', async (code, verdict) => {
    const witness = await probe(await serve(status(code)));
    expect(witness).toMatchObject({
      kind: 'probe',
      site: 'onprem',
      verdict,
      detail: expect.stringContaining(`HTTP ${code}`),
    });
    expect(witness.reading.state).toBe(
      verdict === 'unknown' ? 'error' : 'fresh',
    );
  });

  it('a refused connection fails', async () => {
    const url = await serve(status(200));
    const server = servers.pop();
    await new Promise(resolve => {
      server?.close(resolve);
    });
    const witness = await probe(url);
    expect(witness).toMatchObject({
      verdict: 'failing',
      detail: 'connection refused (ECONNREFUSED)',
    });
  });

  it('a site that does not answer in time fails', async () => {
    const witness = await probe(await serve(() => {}), { timeout: 50 });
    expect(witness).toMatchObject({
      verdict: 'failing',
      detail: 'no answer within 50 ms',
    });
  });

  it('rule 3: silence while this process was held up says nothing', async () => {
    const clock = new VirtualClock();
    const url = await serve(() => clock.advance(10_000));
    const witness = await probe(url, { timeout: 50, clock });
    expect(witness).toMatchObject({
      verdict: 'unknown',
      detail: 'the portal itself was too busy to look',
    });
  });

  it('a connection that breaks off fails', async () => {
    const witness = await probe(
      await serve(request => request.socket.destroy()),
    );
    expect(witness.verdict).toBe('failing');
  });

  it('rule 3: a name that does not resolve is our trouble, not the site', async () => {
    const witness = await probe('http://no-such-host.invalid/healthz');
    expect(witness.verdict).toBe('unknown');
    expect(witness.reading.state).toBe('error');
  });

  it('rule 3: a probe that was given up says nothing', async () => {
    const controller = new AbortController();
    const pending = probe(await serve(() => {}), {
      signal: controller.signal,
    });
    setTimeout(() => controller.abort(), 20);
    expect((await pending).verdict).toBe('unknown');
  });

  it('an address that is none is not known', async () => {
    expect((await probe('nonsense')).verdict).toBe('unknown');
    expect((await probe(undefined)).verdict).toBe('unknown');
  });
});
