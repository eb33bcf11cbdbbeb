import { mockCredentials } from '@backstage/backend-test-utils';
import { buildWorkload } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node/testUtils';
import { Knex } from 'knex';
import request from 'supertest';
import { databases } from '../__testUtils__/databases';
import { buildEntity } from '../__testUtils__/entities';
import { buildStoredPlan } from '../__testUtils__/plans';
import { StartedPortal, startPortal } from '../__testUtils__/startPortal';
import { insertPlan } from '../record/store';

const REF = 'component:default/course-registration';
const GATE =
  '/api/hybrid-cloud/workloads/component/default/course-registration/release-gate';
const FREEZES = '/api/hybrid-cloud/freezes';
const HOUR = 3_600_000;
const workload = buildWorkload();

describe.each(databases.eachSupportedId())(
  'release routes on %s',
  databaseId => {
    let knex: Knex;
    let portal: StartedPortal;
    beforeEach(async () => {
      knex = await databases.init(databaseId);
      portal = await startPortal({ database: knex, entities: [buildEntity()] });
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
    const gate = (credentials = mockCredentials.service.header()) =>
      request(portal.server).get(GATE).set('authorization', credentials);
    const freeze = (changes: object = {}, name = 'joon') =>
      request(portal.server)
        .post(FREEZES)
        .set('authorization', as(name))
        .send({
          workloadRef: REF,
          until: portal.clock.now() + HOUR,
          reason: 'registration day',
          ...changes,
        });
    const list = (query = '', name = 'minji') =>
      request(portal.server)
        .get(`${FREEZES}${query}`)
        .set('authorization', as(name));
    const end = (id: string, name = 'joon') =>
      request(portal.server)
        .delete(`${FREEZES}/${id}`)
        .set('authorization', as(name));
    const kinds = async () =>
      (await gate()).body.reasons.map((r: { kind: string }) => r.kind);

    it('a pipeline is told that it may deploy, as of now and for no later', async () => {
      const answer = await gate();
      expect(answer.status).toBe(200);
      expect(answer.body).toEqual({
        open: true,
        reasons: [],
        asOf: portal.clock.now(),
      });
      expect(answer.headers['cache-control']).toBe('no-store');
    });

    it('401 without credentials, 404 for a workload nobody knows', async () => {
      expect((await gate(mockCredentials.none.header())).status).toBe(401);
      const unknown = await request(portal.server)
        .get(GATE.replace('course-registration', 'none'))
        .set('authorization', mockCredentials.service.header());
      expect(unknown.status).toBe(404);
      expect(unknown.body.error.message).toContain('component:default/none');
    });

    it('a freeze closes the gate until its time, and then no more', async () => {
      const set = await freeze();
      expect(set.status).toBe(201);
      expect((await gate()).body).toMatchObject({
        open: false,
        reasons: [
          {
            kind: 'frozen',
            until: set.body.until,
            sentence: expect.stringMatching(
              /^Deployments are frozen until .* by joon: registration day\.$/,
            ),
          },
        ],
      });
      expect((await list()).body.items).toEqual([set.body]);
      portal.clock.advance(HOUR);
      await portal.hybridCloud.look('all');
      expect((await list()).body.items).toEqual([]);
      portal.world.refresh(workload);
      await portal.hybridCloud.look('all');
      expect((await gate()).body.open).toBe(true);
    });

    it('a freeze of the fleet holds for every workload, one of another for none', async () => {
      await freeze({ workloadRef: undefined });
      expect(await kinds()).toEqual(['frozen']);
      const { body } = await list('?workloadRef=component:default/any');
      expect(body.items).toHaveLength(1);
      expect(body.items[0].workloadRef).toBeUndefined();
    });

    it('approvers and operators freeze and end a freeze; others read', async () => {
      expect((await list('', 'minji')).body.allowed).toEqual({ set: false });
      expect((await list('', 'joon')).body.allowed).toEqual({ set: true });
      const refused = await freeze({}, 'minji');
      expect(refused.status).toBe(403);
      expect(refused.body.error.message).toContain('hybrid-cloud.freeze.set');
      const { body } = await freeze({}, 'taeyang');
      expect((await end(body.id, 'minji')).status).toBe(403);
      expect((await end(body.id, 'joon')).status).toBe(204);
      expect(await kinds()).toEqual([]);
    });

    it('a program sets no freeze', async () => {
      const answer = await request(portal.server)
        .post(FREEZES)
        .set('authorization', mockCredentials.service.header())
        .send({ until: portal.clock.now() + HOUR, reason: 'x' });
      expect(answer.status).toBe(403);
    });

    it.each([
      ['a time that has passed', { until: 1 }, 'body.until is 1: expected'],
      [
        'no end in sight',
        { until: Date.UTC(2126, 0, 1) },
        'at most 31 days from now',
      ],
      ['no reason', { reason: '' }, 'body.reason'],
      ['a member nobody knows', { forever: true }, 'body.forever'],
    ])('400 for %s', async (_, changes, words) => {
      const answer = await freeze(changes);
      expect(answer.status).toBe(400);
      expect(answer.body.error.message).toContain(words);
    });

    it('404 and 409: what is not there, and what is over', async () => {
      expect((await freeze({ workloadRef: 'component:a/b' })).status).toBe(404);
      expect((await end('none')).status).toBe(404);
      const { body } = await freeze();
      await end(body.id);
      expect((await end(body.id)).status).toBe(409);
      const late = await freeze();
      portal.clock.advance(HOUR);
      expect((await end(late.body.id)).status).toBe(409);
    });

    it('rule 21: is closed while a plan is being carried out', async () => {
      const plan = buildStoredPlan({ now: portal.clock.now(), workload });
      await insertPlan(knex, { ...plan, state: 'executing' });
      expect(await kinds()).toEqual(['plan-in-flight']);
    });

    it('rule 2: is closed when nobody has looked for a minute', async () => {
      portal.clock.advance(61_000);
      expect(await kinds()).toEqual(['observed-long-ago']);
    });

    it('rule 4: is closed while a site is lost, and opens when it is back', async () => {
      portal.world.cutPower(workload);
      portal.clock.advance(5_000);
      portal.world.refresh(workload);
      await portal.hybridCloud.look('all');
      expect(await kinds()).toEqual(['site-lost']);
      portal.world.restorePower(workload);
      await portal.hybridCloud.look('all');
      expect(await kinds()).toEqual([]);
    });

    it('rule 38: freezing and ending are in the audit chain, with who and why', async () => {
      const { body } = await freeze();
      await end(body.id, 'sora');
      const audit = await request(portal.server)
        .get(`/api/hybrid-cloud/audit?workloadRef=${REF}`)
        .set('authorization', as('sora'));
      expect(
        audit.body.items.map((e: { event: string; actor: string }) => [
          e.event,
          e.actor,
        ]),
      ).toEqual([
        ['freeze.ended', 'user:default/sora'],
        ['freeze.set', 'user:default/joon'],
      ]);
      expect(portal.audit.map(({ eventId }) => eventId)).toEqual([
        'freeze-set',
        'freeze-end',
        'audit-read',
      ]);
    });
  },
);
