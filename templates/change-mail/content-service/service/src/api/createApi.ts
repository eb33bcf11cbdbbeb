import type {
  APIGatewayProxyEventV2WithJWTAuthorizer,
  APIGatewayProxyStructuredResultV2,
} from 'aws-lambda';
import { z } from 'zod';
import { Refusal } from '../errors';
import { Services } from '../Services';
import { ApiRequest, Route } from './Route';
import { routes } from './routes';

const MOST_BYTES = 64 * 1024;
const byKey = new Map(
  routes.map(route => [`${route.method} ${route.path}`, route]),
);

/** On open routes the gateway adds no authoriser. */
type ApiEvent = Omit<
  APIGatewayProxyEventV2WithJWTAuthorizer,
  'requestContext'
> & {
  readonly requestContext: {
    readonly authorizer?: {
      readonly jwt: { readonly claims: Record<string, unknown> };
    };
  };
};

/** Answers requests as API Gateway hands them over. Refusals are told; surprises are logged and not told. */
export function createApi(services: Services) {
  return async (
    event: ApiEvent,
  ): Promise<APIGatewayProxyStructuredResultV2> => {
    try {
      const route = byKey.get(event.routeKey);
      if (!route)
        throw new Refusal({
          status: 404,
          code: 'not-found',
          message: `There is no ${event.rawPath}.`,
        });
      const { status, body } = await route.answer(
        toRequest({ event, route }),
        services,
      );
      return answerWith(status, body);
    } catch (error) {
      return refuse({ error, route: event.routeKey, services });
    }
  };
}

function toRequest(options: {
  readonly event: ApiEvent;
  readonly route: Route;
}): ApiRequest {
  const { event, route } = options;
  const person = event.requestContext.authorizer?.jwt.claims.sub;
  if (!route.open && (typeof person !== 'string' || person === '')) {
    throw new Refusal({
      status: 401,
      code: 'not-signed-in',
      message: 'Sign in first.',
    });
  }
  return {
    path: Object.fromEntries(
      Object.entries(event.pathParameters ?? {}).map(([name, value]) => [
        name,
        value ?? '',
      ]),
    ),
    query: Object.fromEntries(
      Object.entries(event.queryStringParameters ?? {}).map(([name, value]) => [
        name,
        value ?? '',
      ]),
    ),
    // Who leaves by a mail program sends a form, and nothing of it is needed.
    body: route.open ? undefined : bodyOf(event),
    person: typeof person === 'string' ? person : '',
    token: (event.headers.authorization ?? '').replace(/^Bearer /i, ''),
  };
}

function bodyOf({ body, isBase64Encoded }: ApiEvent): unknown {
  if (body === undefined || body === '') return undefined;
  const text = isBase64Encoded
    ? Buffer.from(body, 'base64').toString('utf8')
    : body;
  if (Buffer.byteLength(text) > MOST_BYTES) {
    throw new Refusal({
      status: 413,
      code: 'too-large',
      message: `A request has at most ${MOST_BYTES} bytes.`,
    });
  }
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Refusal({
      status: 400,
      code: 'bad-request',
      message: 'The body is not JSON.',
      cause,
    });
  }
}

function refuse(options: {
  readonly error: unknown;
  readonly route: string;
  readonly services: Services;
}): APIGatewayProxyStructuredResultV2 {
  const { error, route, services } = options;
  if (error instanceof z.ZodError) {
    const message = error.issues
      .map(one => `${one.path.join('.') || 'body'}: ${one.message}`)
      .join('; ');
    return answerWith(400, { error: { code: 'bad-request', message } });
  }
  const known = error instanceof Refusal ? error : undefined;
  const status = known?.status ?? 500;
  if (status >= 500) {
    services.log.error(
      'request failed',
      { route, status },
      known?.cause ?? error,
    );
    services.metrics.record({
      figures: { RequestsFailed: 1 },
      now: services.clock.now(),
    });
  }
  return answerWith(status, {
    error: {
      code: known?.code ?? 'internal',
      message: known?.message ?? 'Something went wrong on our side.',
    },
  });
}

function answerWith(
  statusCode: number,
  body?: object,
): APIGatewayProxyStructuredResultV2 {
  const headers = {
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  };
  if (body === undefined) return { statusCode, headers };
  return {
    statusCode,
    headers: { ...headers, 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(body),
  };
}
