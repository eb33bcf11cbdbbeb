import { setTimeout as sleep } from 'node:timers/promises';
import {
  ANNOTATION_LOCATION,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { ConflictError, InputError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { EventsService } from '@backstage/plugin-events-node';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  GIT_REMOTE_PUSHED_TOPIC,
  GitRemote,
  GitRemotePushed,
  gitRemoteLocation,
} from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-node';
import { findRemote } from './findRemote';

const LOOK_EVERY_MILLISECONDS = 500;

/** What the catalogue says of an entity that is to come from one repository. */
type Look =
  | { readonly kind: 'there' }
  | { readonly kind: 'not-yet' }
  | { readonly kind: 'taken'; readonly by: string };

/**
 * `hybrid-cloud:workload:register`: tells the catalogue to read a git remote that was pushed to, and waits until the
 * person who runs the task can see the workload there. A task that is taken up again only looks again.
 *
 * The catalogue reads remotes that are folders of its machine. What was pushed to a server is not lost for that: the output
 * says that it is not registered, and the log says how it can be.
 */
export function createRegisterWorkloadAction(options: {
  readonly remotes: readonly GitRemote[];
  readonly catalog: CatalogService;
  readonly events: EventsService;
}) {
  return createTemplateAction({
    id: 'hybrid-cloud:workload:register',
    description:
      'Waits until a workload that was pushed to a plain git remote is in the catalogue',
    supportsDryRun: true,
    schema: {
      input: {
        entityRef: z =>
          z
            .string()
            .describe('The workload, e.g. component:default/course-enrolment'),
        remote: z =>
          z.string().describe('Id of the remote in scaffolder.gitRemotes'),
        remoteUrl: z =>
          z.string().describe('Address that publish:git-remote has pushed to'),
        waitSeconds: z =>
          z
            .number()
            .int()
            .min(1)
            .max(600)
            .default(60)
            .describe('How long to wait for the catalogue, in seconds'),
      },
      output: {
        entityRef: z => z.string().describe('The workload in the catalogue'),
        registered: z =>
          z
            .boolean()
            .describe('False where the catalogue does not read the remote'),
      },
    },
    async handler(ctx) {
      const { remoteUrl, waitSeconds = 60 } = ctx.input;
      const entityRef = toEntityRef(ctx.input.entityRef);
      const remote = findRemote(options.remotes, ctx.input.remote);
      ctx.output('entityRef', entityRef);
      ctx.output('registered', remote.create);
      if (!remote.create) {
        ctx.logger.warn(
          `The catalogue does not read the git remote '${remote.id}', which is no folder of its machine: ${entityRef} is pushed to ${remoteUrl} and not in the catalogue. Name its catalog-info.yaml under catalog.locations, by an address that an integration of the portal reads`,
        );
        return;
      }
      if (ctx.isDryRun) {
        ctx.logger.info(
          `Dry run: would wait until ${entityRef} is in the catalogue`,
        );
        return;
      }
      await ctx.checkpoint({
        key: `hybrid-cloud:workload:register:${remoteUrl}:${entityRef}`,
        fn: async () => {
          const eventPayload: GitRemotePushed = { remote: remote.id };
          await options.events.publish({
            topic: GIT_REMOTE_PUSHED_TOPIC,
            eventPayload,
          });
          const credentials = await ctx.getInitiatorCredentials();
          await waitUntilThere({
            entityRef,
            remoteUrl,
            waitSeconds,
            signal: ctx.signal,
            look: async () => {
              const entity = await options.catalog.getEntityByRef(entityRef, {
                credentials,
              });
              const from = entity?.metadata.annotations?.[ANNOTATION_LOCATION];
              if (!entity) return { kind: 'not-yet' };
              const expected = gitRemoteLocation({ repository: remoteUrl });
              return from?.startsWith(`${expected}#`)
                ? { kind: 'there' }
                : { kind: 'taken', by: from ?? 'an unknown place' };
            },
          });
        },
      });
      ctx.logger.info(`${entityRef} is in the catalogue`);
    },
  });
}

function toEntityRef(value: string): string {
  try {
    return stringifyEntityRef(parseEntityRef(value));
  } catch (error) {
    throw new InputError(
      `input.entityRef is '${value}': expected KIND:NAMESPACE/NAME`,
      error,
    );
  }
}

async function waitUntilThere(options: {
  readonly entityRef: string;
  readonly remoteUrl: string;
  readonly waitSeconds: number;
  readonly signal?: AbortSignal;
  look(): Promise<Look>;
}): Promise<void> {
  const { entityRef, remoteUrl, waitSeconds, signal, look } = options;
  const enough = AbortSignal.timeout(waitSeconds * 1000);
  for (;;) {
    const seen = await look();
    if (seen.kind === 'there') return;
    if (seen.kind === 'taken') {
      throw new ConflictError(
        `${entityRef} is in the catalogue already, from ${seen.by}, so the one in ${remoteUrl} cannot be. Rename it in its catalog-info.yaml, or start again with another name; the repository stays as it is`,
      );
    }
    signal?.throwIfAborted();
    if (enough.aborted) {
      throw new Error(
        `${entityRef} was pushed to ${remoteUrl}, but is not in the catalogue after ${waitSeconds} s. It comes by itself when the catalogue has read the repository: look for it there in a minute. If it does not come, the log of the backend says what is wrong with its catalog-info.yaml; if it is there for others, you may not see entities of its owner`,
      );
    }
    await sleep(LOOK_EVERY_MILLISECONDS, undefined, { signal });
  }
}
