import { buildWorkload } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node/testUtils';
import { Knex } from 'knex';
import request from 'supertest';
import { buildMessage } from '../__testUtils__/alertmanagerMessage';
import { databases } from '../__testUtils__/databases';
import { buildEntity } from '../__testUtils__/entities';
import { StartedPortal, startPortal } from '../__testUtils__/startPortal';
import { pruneHistory } from '../record/store';

const PATH = '/api/hybrid-cloud/ingest/alertmanager';
const OLD = 'old-token-of-the-alertmanager-in-the-room';
const NEW = 'new-token-of-the-alertmanager-in-the-room';
const DAY = 24 * 3_600_000;
const workload = buildWorkload();

describe.each(databases.eachSupportedId())('ingest on %s', databaseId => {
  let knex: Knex;
  let portal: StartedPortal;
  async function start(tokens: string[]): Promise<void> {
    knex = await databases.init(databaseId);
    portal = await startPortal({
      database: knex,
      entities: [buildEntity()],
      configuration: { ingest: { alertmanager: { tokens } } },
    });
    portal.world.add(workload);
    await portal.hybridCloud.look('all');
    portal.clock.advance(1_000);
  }
  afterEach(async () => {
    await portal.stop();
    await portal.hybridCloud.stop();
    await knex.destroy();
  });

  const push = (body: object | string, token: string | undefined = NEW) => {
    const sent = request(portal.server)
      .post(PATH)
      .set('content-type', 'application/json');
    if (token) sent.set('authorization', `Bearer ${token}`);
    return sent.send(body);
  };
  /** When the workload was last looked at. */
  async function lookedAt(): Promise<number> {
    const row = await knex('workload_state').first('observed_at');
    return Number(row.observed_at);
  }
  async function untilLooked(): Promise<number> {
    for (let turn = 0; turn < 200; turn += 1) {
      if ((await lookedAt()) === portal.clock.now()) break;
      await new Promise(done => setTimeout(done, 10));
    }
    return lookedAt();
  }

  it('rule 37: a push makes the loop look now, and is not believed', async () => {
    await start([OLD, NEW]);
    const answer = await push(buildMessage());
    expect([answer.status, answer.body]).toEqual([
      202,
      { duplicate: false, workloads: 1 },
    ]);
    expect(await untilLooked()).toBe(portal.clock.now());
    const { body } = await request(portal.server).get(
      '/api/hybrid-cloud/workloads',
    );
    // The alert says that the service fails; what was looked at says that it is well.
    expect(body.items[0].health).toBe('healthy');
  });

  it('what was pointed at is looked at as often as a suspect for a minute', async () => {
    await start([NEW]);
    expect((await portal.hybridCloud.look('suspects')).looked).toBe(0);
    await push(buildMessage());
    await untilLooked();
    portal.clock.advance(59_000);
    expect((await portal.hybridCloud.look('suspects')).looked).toBe(1);
    portal.clock.advance(1_000);
    expect((await portal.hybridCloud.look('suspects')).looked).toBe(0);
  });

  it('the same message again, or replayed, comes to nothing', async () => {
    await start([NEW]);
    await push(buildMessage());
    await untilLooked();
    portal.clock.advance(60_000);
    const again = await push(buildMessage());
    expect([again.status, again.body]).toEqual([
      202,
      { duplicate: true, workloads: 0 },
    ]);
    expect(await lookedAt()).toBe(portal.clock.now() - 60_000);
    const many = await Promise.all(
      Array.from({ length: 5 }, () =>
        push(
          buildMessage({ status: 'resolved', endsAt: '2026-03-02T01:00:00Z' }),
        ),
      ),
    );
    expect(many.filter(({ body }) => !body.duplicate)).toHaveLength(1);
  });

  it('receipts are forgotten after a day', async () => {
    await start([NEW]);
    await push(buildMessage());
    await pruneHistory(knex, { now: portal.clock.now() + DAY });
    expect(await knex('signal_receipt')).toHaveLength(1);
    await pruneHistory(knex, { now: portal.clock.now() + DAY + 1 });
    expect(await knex('signal_receipt')).toHaveLength(0);
  });

  it('an alert about nothing known here is taken and comes to nothing', async () => {
    await start([NEW]);
    const answer = await push(
      buildMessage({ labels: { alertname: 'X', service: 'unknown' } }),
    );
    expect([answer.status, answer.body.workloads]).toEqual([202, 0]);
  });

  it('both tokens open while one takes the place of the other', async () => {
    await start([OLD, NEW]);
    for (const token of [OLD, NEW]) {
      expect((await push(buildMessage(), token)).status).toBe(202);
    }
  });

  it.each([
    ['none', undefined],
    ['a wrong one', 'wrong-token-of-the-alertmanager-in-the-room'],
    ['half of the right one', NEW.slice(0, 20)],
  ])(
    '401 with a token that is %s, before the body is read',
    async (_, token) => {
      await start([NEW]);
      const sent = request(portal.server)
        .post(PATH)
        .set('content-type', 'application/json');
      if (token) sent.set('authorization', `Bearer ${token}`);
      const answer = await sent.send('{ this is not JSON');
      expect(answer.status).toBe(401);
      expect(JSON.stringify(answer.body)).not.toContain(NEW);
      expect(portal.audit).toEqual([
        { eventId: 'ingest-alertmanager', end: 'AuthenticationError' },
      ]);
    },
  );

  it.each([
    ['another version', { ...buildMessage(), version: '3' }, 'body.version'],
    ['no alerts', { ...buildMessage(), alerts: [] }, 'body.alerts'],
    [
      'labels that are no texts',
      { ...buildMessage(), alerts: [{ status: 'firing', labels: { a: 1 } }] },
      'body.alerts.0.labels.a',
    ],
    ['no JSON', '{ this is not JSON', 'JSON'],
  ])('400 for %s', async (_, body, words) => {
    await start([NEW]);
    const answer = await push(body);
    expect(answer.status).toBe(400);
    expect(answer.body.error.message).toContain(words);
  });

  it('413 for more than an alertmanager has to say', async () => {
    await start([NEW]);
    const message = buildMessage({ labels: { much: 'x'.repeat(300_000) } });
    expect((await push(message)).status).toBe(413);
  });

  it('the token opens no other path', async () => {
    await start([NEW]);
    const answer = await request(portal.server)
      .get('/api/hybrid-cloud/workloads')
      .set('authorization', `Bearer ${NEW}`);
    expect(answer.status).toBe(401);
  });

  it('404 where no token is configured', async () => {
    await start([]);
    const answer = await push(buildMessage());
    expect(answer.status).toBe(404);
    expect(answer.body.error.message).toContain(
      'hybridCloud.ingest.alertmanager.tokens',
    );
  });
});
