import { createServer, IncomingMessage, Server } from 'node:http';
import { createApi } from '../src/api/createApi';
import { Route } from '../src/api/Route';
import { routes } from '../src/api/routes';

type Api = ReturnType<typeof createApi>;
type ApiEvent = Parameters<Api>[0];

interface Match {
  readonly route: Route;
  readonly parameters: Readonly<Record<string, string>>;
}

/**
 * A small stand-in for API Gateway: matches routes, checks tokens, and hands requests to the API in the gateway's own
 * shape. For development and tests.
 */
export function createGateway(options: {
  readonly api: Api;
  /** Who a token was issued to; undefined for a token that is not good. */
  whoIs(token: string): string | undefined;
}): Server {
  return createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const match = find(request.method ?? '', url.pathname);
    const answer = (status: number, message: string) =>
      response
        .writeHead(status, { 'content-type': 'application/json' })
        .end(JSON.stringify({ message }));
    if (!match) return answer(404, 'Not Found');
    const token = (request.headers.authorization ?? '').replace(/^Bearer /, '');
    const sub = match.route.open ? undefined : options.whoIs(token);
    if (!match.route.open && sub === undefined)
      return answer(401, 'Unauthorized');
    const event = await toEvent({ request, url, match, sub });
    const { statusCode = 200, headers = {}, body } = await options.api(event);
    const texts = Object.entries(headers).map(
      ([name, value]) => [name, String(value)] as const,
    );
    return response.writeHead(statusCode, Object.fromEntries(texts)).end(body);
  });
}

function find(method: string, path: string): Match | undefined {
  for (const route of routes) {
    if (route.method !== method) continue;
    const pattern = route.path.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)');
    const found = new RegExp(`^${pattern}$`).exec(path);
    if (!found) continue;
    const parameters = Object.entries(found.groups ?? {});
    return {
      route,
      parameters: Object.fromEntries(
        parameters.map(([name, value]) => [name, decodeURIComponent(value)]),
      ),
    };
  }
  return undefined;
}

async function toEvent(options: {
  readonly request: IncomingMessage;
  readonly url: URL;
  readonly match: Match;
  readonly sub: string | undefined;
}): Promise<ApiEvent> {
  const { request, url, match, sub } = options;
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  const body = Buffer.concat(chunks);
  return {
    version: '2.0',
    routeKey: `${match.route.method} ${match.route.path}`,
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    headers: Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [
        name,
        String(value),
      ]),
    ),
    queryStringParameters: Object.fromEntries(url.searchParams),
    pathParameters: { ...match.parameters },
    // The gateway encodes what is no text; here everything, so that both ways are walked.
    ...(body.length > 0 ? { body: body.toString('base64') } : {}),
    isBase64Encoded: body.length > 0,
    requestContext:
      sub === undefined ? {} : { authorizer: { jwt: { claims: { sub } } } },
  };
}
