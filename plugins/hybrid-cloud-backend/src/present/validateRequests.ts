import { InputError } from '@backstage/errors';
import express from 'express';
import * as OpenApiValidator from 'express-openapi-validator';
import { openApiDocument } from '../schema/openapi.generated';

interface ValidationProblem {
  readonly path: string;
  readonly message: string;
}

/**
 * Checks requests against openapi.yaml and turns every mistake into a 400 that names where it is, what was there and
 * what was expected. Strings of queries become the numbers and lists the description asks for.
 */
export function validateRequests(): express.Router {
  const router = express.Router();
  router.use(
    OpenApiValidator.middleware({
      // The document is generated JSON; its type is narrower than the validator's and not the same.
      apiSpec: openApiDocument as unknown as Parameters<
        typeof OpenApiValidator.middleware
      >[0]['apiSpec'],
      validateApiSpec: false,
      validateRequests: { allowUnknownQueryParameters: false },
      validateResponses: false,
      validateSecurity: false,
      ignoreUndocumented: true,
      useRequestUrl: true,
    }),
  );
  router.use(explainProblems);
  return router;
}

function explainProblems(
  error: unknown,
  request: express.Request,
  _response: express.Response,
  next: express.NextFunction,
): void {
  const problems = problemsOf(error);
  if (problems.length === 0) {
    next(error);
    return;
  }
  const words = problems.map(problem => inWords(problem, request));
  next(new InputError([...new Set(words)].join('; ')));
}

function problemsOf(error: unknown): readonly ValidationProblem[] {
  if (!(error instanceof Error) || !('errors' in error)) return [];
  const { errors } = error;
  return Array.isArray(errors) ? errors.filter(isProblem) : [];
}

function isProblem(value: unknown): value is ValidationProblem {
  return (
    typeof value === 'object' &&
    value !== null &&
    'path' in value &&
    typeof value.path === 'string' &&
    'message' in value &&
    typeof value.message === 'string'
  );
}

/** `body.action is "explode": must be equal to one of the allowed values: failover, failback, burst, release` */
function inWords(problem: ValidationProblem, request: express.Request): string {
  const steps = problem.path.split('/').filter(step => step !== '');
  const found = steps.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null
        ? Object.entries(value).find(([name]) => name === step)?.[1]
        : undefined,
    {
      body: request.body,
      query: request.query,
      params: request.params,
    },
  );
  const shown = found === undefined ? 'missing' : JSON.stringify(found);
  return `${steps.join('.') || 'body'} is ${shown}: ${problem.message}`;
}
