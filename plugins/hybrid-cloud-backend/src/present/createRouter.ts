import express from 'express';
import PromiseRouter from 'express-promise-router';
import { openApiDocument } from '../schema/openapi.generated';
import { RouteContext } from './RouteContext';
import { auditRoutes } from './routes/auditRoutes';
import { decisionRoutes } from './routes/decisionRoutes';
import { estateRoutes } from './routes/estateRoutes';
import { planRoutes } from './routes/planRoutes';
import { releaseRoutes } from './routes/releaseRoutes';
import { verdictRoutes } from './routes/verdictRoutes';
import { workloadRoutes } from './routes/workloadRoutes';
import { validateRequests } from './validateRequests';

/** Everything under /api/hybrid-cloud, as src/schema/openapi.yaml describes it. */
export function createRouter(context: RouteContext): express.Router {
  const router = PromiseRouter();
  router.use(express.json({ limit: '100kb' }));
  router.get('/openapi.json', (_, response) => {
    response.json(openApiDocument);
  });
  router.use(validateRequests());
  estateRoutes(router, context);
  workloadRoutes(router, context);
  releaseRoutes(router, context);
  planRoutes(router, context);
  verdictRoutes(router, context);
  decisionRoutes(router, context);
  auditRoutes(router, context);
  return router;
}
