import express from 'express';
import { RouteContext } from '../RouteContext';
import { optionalNumber } from '../query';
import { refOf } from '../refOf';

const ONE = '/workloads/:kind/:namespace/:name';

/** GET /workloads, /workloads/{kind}/{namespace}/{name} and /workloads/{kind}/{namespace}/{name}/history */
export function workloadRoutes(
  router: express.Router,
  { service, httpAuth, audited }: RouteContext,
): void {
  router.get('/workloads', async (request, response) => {
    const workloads = await audited(
      { eventId: 'workload-read', request, meta: { queryType: 'all' } },
      async () => {
        const credentials = await httpAuth.credentials(request);
        return service.listWorkloads({ credentials });
      },
    );
    response.json(workloads);
  });

  router.get(ONE, async (request, response) => {
    const ref = refOf(request);
    const workload = await audited(
      {
        eventId: 'workload-read',
        request,
        meta: { queryType: 'by-ref', workloadRef: ref },
      },
      async () => {
        const credentials = await httpAuth.credentials(request);
        return service.getWorkload({ ref, credentials });
      },
    );
    response.json(workload);
  });

  router.get(`${ONE}/history`, async (request, response) => {
    const ref = refOf(request);
    const history = await audited(
      {
        eventId: 'workload-read',
        request,
        meta: { queryType: 'history', workloadRef: ref },
      },
      async () => {
        const credentials = await httpAuth.credentials(request);
        return service.getHistory({
          ref,
          from: optionalNumber(request, 'from'),
          to: optionalNumber(request, 'to'),
          maxPoints: optionalNumber(request, 'maxPoints') ?? 500,
          credentials,
        });
      },
    );
    response.json(history);
  });
}
