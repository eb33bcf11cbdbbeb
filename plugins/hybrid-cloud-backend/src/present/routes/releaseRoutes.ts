import { CreateFreezeRequest } from '@hybrid-cloud-portal/backstage-plugin-hybrid-cloud-common';
import express from 'express';
import { RouteContext } from '../RouteContext';
import { optionalText } from '../query';
import { refOf } from '../refOf';

/** GET /workloads/{kind}/{namespace}/{name}/release-gate, and GET, POST and DELETE /freezes */
export function releaseRoutes(
  router: express.Router,
  { releases, httpAuth, audited }: RouteContext,
): void {
  router.get(
    '/workloads/:kind/:namespace/:name/release-gate',
    async (request, response) => {
      const ref = refOf(request);
      const gate = await audited(
        { eventId: 'release-gate-read', request, meta: { workloadRef: ref } },
        async () => {
          const credentials = await httpAuth.credentials(request);
          return releases.getReleaseGate({ ref, credentials });
        },
      );
      // An answer of a minute ago is no answer.
      response.set('Cache-Control', 'no-store').json(gate);
    },
  );

  router.get('/freezes', async (request, response) => {
    const freezes = await audited(
      { eventId: 'freeze-read', request },
      async () => {
        const credentials = await httpAuth.credentials(request);
        const workloadRef = optionalText(request, 'workloadRef');
        return releases.listFreezes({ workloadRef, credentials });
      },
    );
    response.json(freezes);
  });

  router.post('/freezes', async (request, response) => {
    // The body was checked against the description.
    const body: CreateFreezeRequest = request.body;
    const freeze = await audited(
      {
        eventId: 'freeze-set',
        severityLevel: 'medium',
        request,
        meta: { workloadRef: body.workloadRef ?? null, until: body.until },
      },
      async () => {
        const credentials = await httpAuth.credentials(request, {
          allow: ['user'],
        });
        return releases.createFreeze({ request: body, credentials });
      },
    );
    response.status(201).json(freeze);
  });

  router.delete('/freezes/:id', async (request, response) => {
    const { id } = request.params;
    await audited(
      {
        eventId: 'freeze-end',
        severityLevel: 'medium',
        request,
        meta: { freezeId: id },
      },
      async () => {
        const credentials = await httpAuth.credentials(request, {
          allow: ['user'],
        });
        return releases.endFreeze({ id, credentials });
      },
    );
    response.status(204).end();
  });
}
