import express from 'express';
import { RouteContext } from '../RouteContext';
import { optionalNumber, optionalText } from '../query';

/** GET /audit and /audit/verify */
export function auditRoutes(
  router: express.Router,
  { service, httpAuth, audited }: RouteContext,
): void {
  router.get('/audit', async (request, response) => {
    const entries = await audited(
      { eventId: 'audit-read', severityLevel: 'medium', request },
      async () => {
        const credentials = await httpAuth.credentials(request);
        return service.listAudit({
          workloadRef: optionalText(request, 'workloadRef'),
          planId: optionalText(request, 'planId'),
          cursor: optionalNumber(request, 'cursor'),
          limit: optionalNumber(request, 'limit') ?? 50,
          credentials,
        });
      },
    );
    response.json(entries);
  });

  router.get('/audit/verify', async (request, response) => {
    const verdict = await audited(
      { eventId: 'audit-verify', severityLevel: 'medium', request },
      async () => {
        const credentials = await httpAuth.credentials(request);
        return service.verifyAudit({ credentials });
      },
    );
    response.json(verdict);
  });
}
