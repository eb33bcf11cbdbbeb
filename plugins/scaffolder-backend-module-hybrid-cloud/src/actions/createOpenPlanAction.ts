import { AuthService, DiscoveryService } from '@backstage/backend-plugin-api';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { EventsService } from '@backstage/plugin-events-node';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { HybridCloudHttpClient } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import {
  GIT_REMOTE_PUSHED_TOPIC,
  GitRemotePushed,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node';
import { FirstPlan, openFirstPlan } from '../firstPlan';

/**
 * `hybrid-cloud:plan:open`: waits until a new workload runs on all its sites, then puts before its approvers the plan that
 * brings its traffic to the base weights, in the name of the person who runs the task.
 *
 * A workload that is not ready in time is no failure of the task: everything else is made, the output says what is missing,
 * and the plan can be asked for on the Hybrid tab. A task that is taken up again opens no second plan.
 */
export function createOpenPlanAction(options: {
  readonly auth: AuthService;
  readonly discovery: DiscoveryService;
  readonly events: EventsService;
}) {
  return createTemplateAction({
    id: 'hybrid-cloud:plan:open',
    description:
      'Opens the plan that brings the traffic of a new workload to its base weights',
    supportsDryRun: true,
    schema: {
      input: {
        entityRef: z =>
          z
            .string()
            .describe('The workload, e.g. component:default/course-enrolment'),
        remote: z =>
          z
            .string()
            .optional()
            .describe(
              'Id in scaffolder.gitRemotes: told to the catalogue while waiting, since the pipeline pushes there too',
            ),
        waitSeconds: z =>
          z
            .number()
            .int()
            .min(1)
            .max(900)
            .default(300)
            .describe('How long to wait for the workload, in seconds'),
      },
      output: {
        outcome: z =>
          z
            .enum(['opened', 'nothing-to-move', 'not-yet'])
            .describe('What became of it'),
        message: z => z.string().describe('The same in a sentence'),
        planId: z => z.string().optional().describe('Of the plan, when opened'),
      },
    },
    async handler(ctx) {
      const { remote, waitSeconds = 300 } = ctx.input;
      const ref = readRef(ctx.input.entityRef);
      const entityRef = stringifyEntityRef(ref);
      if (ctx.isDryRun) {
        const message = `Dry run: would wait up to ${waitSeconds} s for ${entityRef} and open its first plan`;
        ctx.logger.info(message);
        ctx.output('outcome', 'not-yet');
        ctx.output('message', message);
        return;
      }
      const tellCatalogue = async () => {
        if (remote === undefined) return;
        const eventPayload: GitRemotePushed = { remote };
        await options.events.publish({
          topic: GIT_REMOTE_PUSHED_TOPIC,
          eventPayload,
        });
      };
      const baseUrl = await options.discovery.getBaseUrl('hybrid-cloud');
      const client = new HybridCloudHttpClient({
        baseUrl,
        fetch: async request => {
          const { token } = await options.auth.getPluginRequestToken({
            onBehalfOf: await ctx.getInitiatorCredentials(),
            targetPluginId: 'hybrid-cloud',
          });
          request.headers.set('authorization', `Bearer ${token}`);
          return fetch(request);
        },
      });
      const result: FirstPlan = await ctx.checkpoint({
        key: `hybrid-cloud:plan:open:${entityRef}`,
        fn: () =>
          openFirstPlan({
            client,
            ref,
            waitSeconds,
            signal: ctx.signal,
            tellCatalogue,
            say: words => ctx.logger.info(words),
          }),
      });
      ctx.logger.info(result.message);
      ctx.output('outcome', result.outcome);
      ctx.output('message', result.message);
      if (result.planId) ctx.output('planId', result.planId);
    },
  });
}

function readRef(value: string) {
  try {
    return parseEntityRef(value);
  } catch (error) {
    throw new InputError(
      `input.entityRef is '${value}': expected KIND:NAMESPACE/NAME`,
      error,
    );
  }
}
