import { AuthenticationError, NotFoundError } from '@backstage/errors';
import express from 'express';
import PromiseRouter from 'express-promise-router';
import { Audited } from '../present/audited';
import { parseAlertmanagerMessage } from './alertmanagerMessage';
import { carriesToken } from './bearer';
import { SignalDesk } from './SignalDesk';

/** Below the plugin's own path. Backstage's credentials are not asked for here: the token is. */
export const ALERTMANAGER_PATH = '/ingest/alertmanager';

export interface IngestRouterOptions {
  readonly desk: Pick<SignalDesk, 'receive'>;
  /** None: the route is not there. */
  readonly tokens: readonly string[];
  readonly audited: Audited;
}

/** POST /ingest/alertmanager. The token is checked before a byte of the body is read. */
export function createIngestRouter(
  options: IngestRouterOptions,
): express.Router {
  const { desk, tokens, audited } = options;
  const router = PromiseRouter();
  const readBody = express.json({ limit: '256kb' });
  router.post(ALERTMANAGER_PATH, async (request, response) => {
    if (tokens.length === 0) {
      throw new NotFoundError(
        'There is nothing here: hybridCloud.ingest.alertmanager.tokens is not configured.',
      );
    }
    // The auditor would take the token for one of Backstage's: it is told of the sender by other means.
    const outcome = await audited(
      { eventId: 'ingest-alertmanager', meta: { ip: request.ip ?? null } },
      async () => {
        if (!carriesToken(request, tokens)) {
          throw new AuthenticationError(
            'Expected the header "Authorization: Bearer" with a token of hybridCloud.ingest.alertmanager.tokens.',
          );
        }
        await new Promise<void>((done, fail) => {
          readBody(request, response, error => (error ? fail(error) : done()));
        });
        return desk.receive(parseAlertmanagerMessage(request.body));
      },
    );
    response.status(202).json(outcome);
  });
  return router;
}
