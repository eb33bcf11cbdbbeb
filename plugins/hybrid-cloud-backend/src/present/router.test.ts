import { mockCredentials } from '@backstage/backend-test-utils';
import { Plan } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { buildWorkload } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node/testUtils';
import { Knex } from 'knex';
import request from 'supertest';
import { databases } from '../__testUtils__/databases';
import { buildEntity } from '../__testUtils__/entities';
import { StartedPortal, startPortal } from '../__testUtils__/startPortal';

const REF = 'component:default/course-registration';
const PATH = '/api/hybrid-cloud';
const workload = buildWorkload();

describe.each(databases.eachSupportedId())('routes on %s', databaseId => {
  let knex: Knex;
  let portal: StartedPortal;
  beforeEach(async () => {
    knex = await databases.init(databaseId);
    portal = await startPortal({
      database: knex,
      entities: [
        buildEntity(),
        buildEntity('broken', { policy: { burst: { at: 7 } } }),
      ],
    });
    portal.world.add(workload);
    await portal.hybridCloud.look('all');
  });
  afterEach(async () => {
    await portal.stop();
    await portal.hybridCloud.stop();
    await knex.destroy();
  });

  const as = (name: string) =>
    mockCredentials.user.header(`user:default/${name}`);
  const get = (path: string, name = 'minji') =>
    request(portal.server).get(`${PATH}${path}`).set('authorization', as(name));
  const post = (path: string, body: object, name = 'minji') =>
    request(portal.server)
      .post(`${PATH}${path}`)
      .set('authorization', as(name))
      .send(body);
  const ask = (overrides = {}, name = 'minji') =>
    post(
      '/plans',
      {
        workloadRef: REF,
        action: 'failover',
        reason: 'the machine room is being rewired',
        ...overrides,
      },
      name,
    );
  async function asked(): Promise<Plan> {
    const { status, body } = await ask();
    expect([status, body.decision?.kind]).toEqual([201, 'propose']);
    return body.plan;
  }

  it('answers what there is', async () => {
    const estate = await get('/estate');
    expect(estate.status).toBe(200);
    expect(estate.body).toMatchObject({
      automationEnabled: true,
      tickSeconds: 5,
      lastTickAt: portal.clock.now(),
      sites: [
        { id: 'onprem', connection: 'not-configured', blindSpots: [] },
        { id: 'aws' },
      ],
    });
    const { body } = await get('/workloads');
    expect(body.at).toBe(portal.clock.now());
    expect(
      body.items.map((i: { name: string; health: string }) => [
        i.name,
        i.health,
      ]),
    ).toEqual([
      ['course-registration', 'healthy'],
      ['broken', 'unknown'],
    ]);
    expect(body.items[1].problems[0].path).toBe('spec.hybrid.policy.burst.at');
    const one = await get('/workloads/component/default/course-registration');
    expect(one.body).toMatchObject({
      ref: REF,
      mode: 'approve',
      decision: { kind: 'hold' },
      recentPlans: [],
    });
    const history = await get(
      '/workloads/component/default/course-registration/history',
    );
    expect(history.body.points).toHaveLength(1);
    expect((await get('/decisions')).body.items).toHaveLength(1);
    expect(
      (await get(`/decisions?kind=propose&workloadRef=${REF}`)).body,
    ).toEqual({ items: [] });
  });

  it('a dry run judges and stores nothing', async () => {
    const { status, body } = await ask({ dryRun: true });
    expect([status, body.error]).toEqual([200, undefined]);
    expect(body.decision.kind).toBe('propose');
    expect(body.plan).toBeUndefined();
    expect((await get('/plans')).body.items).toEqual([]);
  });

  it('the whole way: asked by the owner, approved by another, on record', async () => {
    const plan = await asked();
    expect(plan).toMatchObject({
      state: 'awaiting-approval',
      requestedBy: 'user:default/minji',
      requestReason: 'the machine room is being rewired',
    });
    expect((await get(`/plans/${plan.id}`)).body.allowed).toEqual({
      approve: false,
      reject: false,
      cancel: true,
      approveRefusal: 'own-plan',
    });
    expect((await get(`/plans/${plan.id}`, 'joon')).body.allowed).toEqual({
      approve: true,
      reject: true,
      cancel: false,
    });
    const { digest } = plan;
    const approved = await post(
      `/plans/${plan.id}/approve`,
      { digest, reason: 'go' },
      'joon',
    );
    expect(approved.status).toBe(200);
    expect(approved.body.plan.approvals).toEqual([
      {
        by: 'user:default/joon',
        verdict: 'approved',
        digest,
        reason: 'go',
        at: portal.clock.now(),
      },
    ]);
    const audit = await get(`/audit?planId=${plan.id}`, 'sora');
    const events = audit.body.items.map((e: { event: string }) => e.event);
    expect(events).toContain('plan.created');
    expect(events).toContain('plan.approved');
    expect((await get('/audit/verify', 'sora')).body.intact).toBe(true);
    expect(
      (await get(`/plans?state=rejected&state=expired&workloadRef=${REF}`)).body
        .items,
    ).toEqual([]);
  });

  it.each([
    [
      'an action nobody knows',
      () => ask({ action: 'explode' }),
      'body.action is "explode": must be equal to one of the allowed values',
    ],
    [
      'a reason that is missing',
      () => ask({ reason: undefined }),
      "body.reason is missing: must have required property 'reason'",
    ],
    [
      'a member nobody knows',
      () => ask({ force: true }),
      'body.force is true: must NOT have additional properties',
    ],
    [
      'a ref without a namespace',
      () => ask({ workloadRef: 'course-registration' }),
      'body.workloadRef is "course-registration": must match pattern',
    ],
    [
      'a limit that is no number',
      () => get('/plans?limit=many'),
      'query.limit is "many": must be integer',
    ],
    ['a state nobody knows', () => get('/plans?state=half-done'), 'half-done'],
    ['a parameter nobody knows', () => get('/decisions?colour=red'), 'colour'],
    [
      'approval of nothing in particular',
      () => post('/plans/x/approve', {}, 'joon'),
      "body.digest is missing: must have required property 'digest'",
    ],
    [
      'a body that is not JSON',
      () =>
        request(portal.server)
          .post(`${PATH}/plans`)
          .set('authorization', as('minji'))
          .set('content-type', 'application/json')
          .send('{"workloadRef":'),
      'JSON',
    ],
  ])('400 for %s', async (_, send, words) => {
    const response = await send();
    expect(response.status).toBe(400);
    expect(response.body.error.message).toContain(words);
  });

  it('401 without credentials', async () => {
    for (const path of ['/estate', '/workloads', '/plans', '/audit']) {
      const response = await request(portal.server)
        .get(`${PATH}${path}`)
        .set('authorization', mockCredentials.none.header());
      expect([path, response.status]).toEqual([path, 401]);
    }
    const response = await request(portal.server)
      .post(`${PATH}/plans`)
      .set('authorization', mockCredentials.none.header())
      .send({ workloadRef: REF, action: 'failover', reason: 'x' });
    expect(response.status).toBe(401);
  });

  it('403: who does not own a workload proposes nothing for it', async () => {
    const response = await ask({}, 'joon');
    expect(response.status).toBe(403);
    expect(response.body.error.message).toContain(
      `hybrid-cloud.plan.propose for ${REF}`,
    );
    expect((await ask({ dryRun: true }, 'taeyang')).status).toBe(200);
  });

  it('403: rule 28, the requester never approves, and is told why', async () => {
    const { id, digest } = await asked();
    const own = await post(`/plans/${id}/approve`, { digest });
    expect(own.status).toBe(403);
    expect(own.body.error.message).toContain('You asked for this plan');
    const stranger = await post(`/plans/${id}/approve`, { digest }, 'taeyang');
    expect(stranger.status).toBe(403);
    expect(stranger.body.error.message).toContain('hybrid-cloud.plan.approve');
  });

  it('403: an approver who asked does not approve their own either', async () => {
    const { id, digest } = await asked();
    await portal
      .database('plan')
      .where({ id })
      .update({ requested_by: 'user:default/joon' });
    const response = await post(`/plans/${id}/approve`, { digest }, 'joon');
    expect(response.status).toBe(403);
    expect((await get(`/plans/${id}`, 'joon')).body.allowed).toMatchObject({
      approve: false,
      approveRefusal: 'own-plan',
    });
  });

  it('403: programs neither ask nor approve', async () => {
    const { id, digest } = await asked();
    const response = await request(portal.server)
      .post(`${PATH}/plans/${id}/approve`)
      .set('authorization', mockCredentials.service.header())
      .send({ digest });
    expect(response.status).toBe(403);
  });

  it('403: the audit chain is not for everybody', async () => {
    expect((await get('/audit', 'minji')).status).toBe(403);
    expect((await get('/audit/verify', 'minji')).status).toBe(403);
  });

  it('404 for what is not there', async () => {
    expect((await get('/workloads/component/default/none')).status).toBe(404);
    expect(
      (await get('/workloads/component/default/none/history')).status,
    ).toBe(404);
    expect((await get('/plans/none')).status).toBe(404);
    const unknown = await ask({ workloadRef: 'component:default/none' });
    expect(unknown.status).toBe(404);
    expect(unknown.body.error.message).toContain('component:default/none');
    const digest = 'a'.repeat(64);
    expect((await post('/plans/none/approve', { digest }, 'joon')).status).toBe(
      404,
    );
    expect((await get('/nothing')).status).toBe(404);
  });

  it('409: a second plan while one is open', async () => {
    await asked();
    const response = await ask();
    expect([response.status, response.body.decision?.kind]).not.toEqual([
      201,
      'propose',
    ]);
    expect((await get('/plans')).body.items).toHaveLength(1);
  });

  it('409: another digest, a decided plan, an expired plan', async () => {
    const { id, digest, expiresAt } = await asked();
    const other = await post(
      `/plans/${id}/approve`,
      { digest: 'a'.repeat(64) },
      'joon',
    );
    expect(other.status).toBe(409);
    expect(other.body.error.message).toContain('not the one you were shown');

    portal.clock.advance(expiresAt - portal.clock.now());
    const late = await post(`/plans/${id}/approve`, { digest }, 'joon');
    expect(late.status).toBe(409);
    expect(late.body.error.message).toContain('past its time');
    const reject = await post(`/plans/${id}/reject`, {}, 'joon');
    expect(reject.status).toBe(409);
  });

  it('409: of many who decide at the same time one wins', async () => {
    const { id } = await asked();
    const answers = await Promise.all([
      post(`/plans/${id}/cancel`, {}),
      post(`/plans/${id}/reject`, {}, 'joon'),
      post(`/plans/${id}/reject`, {}, 'sora'),
      post(`/plans/${id}/cancel`, { reason: 'no' }, 'taeyang'),
      post(`/plans/${id}/approve`, { digest: 'b'.repeat(64) }, 'sora'),
    ]);
    const statuses = answers.map(a => a.status).sort();
    expect(statuses).toEqual([200, 409, 409, 409, 409]);
  });

  it('409: a workload whose spec has mistakes is only observed', async () => {
    const response = await ask({ workloadRef: 'component:default/broken' });
    expect(response.status).toBe(409);
    expect(response.body.error.message).toContain(
      'spec.hybrid.policy.burst.at',
    );
  });

  it('rule 38: every request is one audit event, ended once', async () => {
    await get('/workloads');
    await ask({ dryRun: true });
    await get('/plans/none');
    await ask({}, 'joon');
    expect(portal.audit).toEqual([
      { eventId: 'workload-read', end: 'success' },
      { eventId: 'plan-create', end: 'success' },
      { eventId: 'plan-read', end: 'NotFoundError' },
      { eventId: 'plan-create', end: 'NotAllowedError' },
    ]);
  });

  it('serves its own description, and a route for everything in it', async () => {
    const { body } = await get('/openapi.json');
    const digest = 'a'.repeat(64);
    for (const [path, item] of Object.entries<object>(body.paths)) {
      for (const verb of Object.keys(item).filter(v => v !== 'parameters')) {
        const url = path.replace(/\{\w+\}/g, 'x');
        const sent = request(portal.server)
          [verb as 'get' | 'post' | 'delete'](`${PATH}${url}`)
          .set('authorization', as(verb === 'get' ? 'sora' : 'joon'));
        const answer = await (verb === 'post'
          ? sent.send(path === '/plans' ? {} : { digest })
          : sent);
        // A route of ours answers 404 with words of ours.
        const words =
          answer.status < 400
            ? 'There is'
            : answer.body.error?.message ?? 'no words';
        expect([path, verb, answer.status, words]).toEqual([
          path,
          verb,
          expect.any(Number),
          expect.stringMatching(/^There is|^body\./),
        ]);
      }
    }
  });
});
