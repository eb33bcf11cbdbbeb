import { CreatePlanRequest } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import express from 'express';
import { z } from 'zod';
import { parseStored, planStateSchema } from '../../record/store';
import { RouteContext } from '../RouteContext';
import { optionalNumber, optionalText, optionalTexts } from '../query';

/** GET and POST /plans, GET /plans/{id} */
export function planRoutes(
  router: express.Router,
  { service, httpAuth, audited }: RouteContext,
): void {
  router.get('/plans', async (request, response) => {
    const plans = await audited(
      { eventId: 'plan-read', request, meta: { queryType: 'all' } },
      async () => {
        const credentials = await httpAuth.credentials(request);
        const states = optionalTexts(request, 'state');
        return service.listPlans({
          workloadRef: optionalText(request, 'workloadRef'),
          states:
            states && parseStored(z.array(planStateSchema), states, 'state'),
          limit: optionalNumber(request, 'limit') ?? 50,
          credentials,
        });
      },
    );
    response.json(plans);
  });

  router.post('/plans', async (request, response) => {
    // The body was checked against the description.
    const body: CreatePlanRequest = request.body;
    const created = await audited(
      {
        eventId: 'plan-create',
        severityLevel: body.dryRun ? 'low' : 'medium',
        request,
        meta: {
          workloadRef: body.workloadRef,
          action: body.action,
          dryRun: body.dryRun ?? false,
        },
      },
      async () => {
        const credentials = await httpAuth.credentials(request, {
          allow: ['user'],
        });
        return service.createPlan({ request: body, credentials });
      },
    );
    response.status(created.plan ? 201 : 200).json(created);
  });

  router.get('/plans/:id', async (request, response) => {
    const { id } = request.params;
    const plan = await audited(
      {
        eventId: 'plan-read',
        request,
        meta: { queryType: 'by-id', planId: id },
      },
      async () => {
        const credentials = await httpAuth.credentials(request);
        return service.getPlan({ id, credentials });
      },
    );
    response.json(plan);
  });
}
