import { VerdictRequest } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import express from 'express';
import { RouteContext } from '../RouteContext';

/** POST /plans/{id}/approve, /reject and /cancel: people only. */
export function verdictRoutes(
  router: express.Router,
  { service, httpAuth, audited }: RouteContext,
): void {
  const verdicts = {
    approve: service.approvePlan.bind(service),
    reject: service.rejectPlan.bind(service),
    cancel: service.cancelPlan.bind(service),
  };
  for (const [verb, give] of Object.entries(verdicts)) {
    router.post(`/plans/:id/${verb}`, async (request, response) => {
      const { id } = request.params;
      // The body was checked against the description; only approve needs one.
      const verdict: VerdictRequest = request.body ?? {};
      const plan = await audited(
        {
          eventId: `plan-${verb}`,
          severityLevel: 'high',
          request,
          meta: { planId: id, digest: verdict.digest ?? null },
        },
        async () => {
          const credentials = await httpAuth.credentials(request, {
            allow: ['user'],
          });
          return give({ id, verdict, credentials });
        },
      );
      response.json(plan);
    });
  }
}
