import { mockServices } from '@backstage/backend-test-utils';
import { EventParams } from '@backstage/plugin-events-node';
import { NotificationSendOptions } from '@backstage/plugin-notifications-node';
import {
  PLAN_STATES,
  PlanState,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { buildStoredPlan } from '../../__testUtils__/plans';
import { PortalAnnouncer } from './PortalAnnouncer';
import { planNotification } from './planNotification';

const now = Date.UTC(2026, 2, 2);
const plan = (state: PlanState, overrides = {}) =>
  buildStoredPlan({ now, state, ...overrides });

describe('planNotification', () => {
  const told = PLAN_STATES.map(state => [
    state,
    planNotification(plan(state))?.to ?? 'nobody',
  ]);

  it('rule 39: every state that needs a person or ends a plan is told', () => {
    expect(Object.fromEntries(told)).toEqual({
      proposed: 'nobody',
      'awaiting-approval': 'approvers',
      approved: 'nobody',
      executing: 'nobody',
      verifying: 'nobody',
      succeeded: 'owners',
      failed: 'owners',
      'rolled-back': 'owners',
      rejected: 'owners',
      expired: 'approvers',
      cancelled: 'approvers',
      superseded: 'approvers',
    });
  });

  it('says what is wrong, what is at risk and where to answer', () => {
    const waiting = plan('awaiting-approval');
    const notification = planNotification(waiting);
    expect(notification).toMatchObject({
      title: 'course-registration: failover needs your yes or no',
      severity: 'critical',
      link: `/hybrid/plans/${waiting.id}`,
    });
    expect(notification?.description).toContain('onprem');
    expect(notification?.description).toContain('83');
  });

  it('tells owners when the policy acts by itself', () => {
    expect(
      planNotification(plan('approved', { approvalsNeeded: 0 })),
    ).toMatchObject({ to: 'owners', severity: 'high' });
  });
});

describe('PortalAnnouncer', () => {
  let sent: NotificationSendOptions[];
  let events: EventParams[];
  let signals: { channel: string; message: object }[];
  let broken: boolean;
  const logger = mockServices.logger.mock();

  function announcer(approvers: readonly string[]) {
    const fail = async () => {
      if (broken) throw new Error('nobody is there');
    };
    return new PortalAnnouncer({
      logger,
      approvers,
      ownerOf: () => 'group:default/enrolment',
      notifications: {
        send: async options => {
          await fail();
          sent.push(options);
        },
      },
      events: {
        subscribe: async () => {},
        publish: async params => {
          await fail();
          events.push(params);
        },
      },
      signals: {
        publish: async ({ channel, message }) => {
          await fail();
          signals.push({ channel, message });
        },
      },
    });
  }
  const settled = () => new Promise(resolve => setImmediate(resolve));

  beforeEach(() => {
    sent = [];
    events = [];
    signals = [];
    broken = false;
  });

  it('tells pages, plugins and approvers', async () => {
    const waiting = plan('awaiting-approval');
    announcer(['group:default/approvers']).planMoved(waiting);
    await settled();
    const message = { workloadRef: waiting.workloadRef, planId: waiting.id };
    expect(signals).toEqual([{ channel: 'hybrid-cloud:changed', message }]);
    expect(events).toEqual([
      { topic: 'hybrid-cloud:changed', eventPayload: message },
    ]);
    expect(sent[0].recipients).toEqual({
      type: 'entity',
      entityRef: ['group:default/approvers'],
      excludeEntityRef: undefined,
    });
  });

  it('does not ask people to approve their own plan', async () => {
    announcer(['group:default/approvers']).planMoved(
      plan('awaiting-approval', { requestedBy: 'user:default/joon' }),
    );
    await settled();
    expect(sent[0].recipients).toMatchObject({
      excludeEntityRef: 'user:default/joon',
    });
  });

  it('tells the owners where no approvers are configured', async () => {
    announcer([]).planMoved(plan('awaiting-approval'));
    await settled();
    expect(sent[0].recipients).toMatchObject({
      entityRef: ['group:default/enrolment'],
    });
  });

  it('rule 39: best effort, a failure is logged and nobody waits', async () => {
    broken = true;
    announcer([]).planMoved(plan('failed'));
    await settled();
    expect(logger.warn).toHaveBeenCalledTimes(3);
  });
});
