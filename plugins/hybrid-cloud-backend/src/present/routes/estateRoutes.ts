import express from 'express';
import { RouteContext } from '../RouteContext';

/** GET /estate */
export function estateRoutes(
  router: express.Router,
  { service, httpAuth, audited }: RouteContext,
): void {
  router.get('/estate', async (request, response) => {
    const estate = await audited(
      { eventId: 'estate-read', request },
      async () => {
        const credentials = await httpAuth.credentials(request);
        return service.getEstate({ credentials });
      },
    );
    response.json(estate);
  });
}
