import { Decision } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import express from 'express';
import { z } from 'zod';
import { parseStored } from '../../record/store';
import { RouteContext } from '../RouteContext';
import { optionalNumber, optionalText } from '../query';

const kindSchema: z.ZodType<Decision['kind'] | undefined> = z
  .enum(['hold', 'propose', 'blocked'])
  .optional();

/** GET /decisions */
export function decisionRoutes(
  router: express.Router,
  { service, httpAuth, audited }: RouteContext,
): void {
  router.get('/decisions', async (request, response) => {
    const decisions = await audited(
      { eventId: 'decision-read', request },
      async () => {
        const credentials = await httpAuth.credentials(request);
        return service.listDecisions({
          workloadRef: optionalText(request, 'workloadRef'),
          kind: parseStored(kindSchema, optionalText(request, 'kind'), 'kind'),
          before: optionalNumber(request, 'before'),
          limit: optionalNumber(request, 'limit') ?? 50,
          credentials,
        });
      },
    );
    response.json(decisions);
  });
}
