import { LoggerService } from '@backstage/backend-plugin-api';
import { EventsService } from '@backstage/plugin-events-node';
import { NotificationService } from '@backstage/plugin-notifications-node';
import { SignalsService } from '@backstage/plugin-signals-node';
import {
  Plan,
  TOPIC_CHANGED,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import { Announcer, Change } from './Announcer';
import { PlanNotification, planNotification } from './planNotification';

export interface PortalAnnouncerOptions {
  readonly logger: LoggerService;
  readonly events: EventsService;
  readonly signals: SignalsService;
  readonly notifications: NotificationService;
  /** Entity refs of the people and groups who approve. */
  readonly approvers: readonly string[];
  /** The entity ref that owns the workload, when it is known. */
  readonly ownerOf: (workloadRef: string) => string | undefined;
}

/** Tells pages by signals, other plugins by events, and people by notifications. */
export class PortalAnnouncer implements Announcer {
  readonly #options: PortalAnnouncerOptions;

  constructor(options: PortalAnnouncerOptions) {
    this.#options = options;
  }

  changed(change: Change): void {
    const { events, signals } = this.#options;
    const message = {
      workloadRef: change.workloadRef,
      ...(change.planId ? { planId: change.planId } : {}),
    };
    this.#try('signal', () =>
      signals.publish({
        recipients: { type: 'broadcast' },
        channel: TOPIC_CHANGED,
        message,
      }),
    );
    this.#try('event', () =>
      events.publish({ topic: TOPIC_CHANGED, eventPayload: message }),
    );
  }

  planMoved(plan: Plan): void {
    this.changed({ workloadRef: plan.workloadRef, planId: plan.id });
    const notification = planNotification(plan);
    if (notification) {
      this.#try('notification', () => this.#notify(plan, notification));
    }
  }

  async #notify(plan: Plan, told: PlanNotification): Promise<void> {
    const { approvers, ownerOf, notifications } = this.#options;
    const owner = ownerOf(plan.workloadRef);
    const people =
      told.to === 'approvers' && approvers.length > 0
        ? approvers
        : [owner].flatMap(ref => ref ?? []);
    if (people.length === 0) return;
    await notifications.send({
      recipients: {
        type: 'entity',
        entityRef: [...people],
        // Nobody is asked to approve their own plan.
        excludeEntityRef:
          told.to === 'approvers' && plan.requestedBy !== 'policy'
            ? plan.requestedBy
            : undefined,
      },
      payload: {
        title: told.title,
        description: told.description,
        severity: told.severity,
        link: told.link,
        topic: 'hybrid-cloud',
        scope: `plan:${plan.id}`,
      },
    });
  }

  /** Best effort (rule 39): a failure is logged and nobody waits. */
  #try(what: string, send: () => Promise<void>): void {
    Promise.resolve()
      .then(send)
      .catch(error => {
        this.#options.logger.warn(`A ${what} could not be sent: ${error}`);
      });
  }
}
