import { IncomingMessage, ServerResponse } from 'node:http';
import { DeliveryBook } from '../delivery/DeliveryBook';
import { World } from '../world/World';
import { viewWorld } from '../world/viewWorld';
import { FaultBoard } from './FaultBoard';
import { faultCatalogue } from './faultCatalogue';
import { FaultRequest, faultRequestSchema } from './FaultRequest';
import { readJson } from './readJson';

const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

interface FieldProblem {
  readonly field: string;
  readonly value: unknown;
  readonly expected: string;
}

/** Answers `/_local/...`; false when the path is none of its own. */
export type LocalHandler = (
  request: IncomingMessage,
  response: ServerResponse,
) => boolean;

/**
 * The controls of the local cloud: GET /_local/world, GET and POST /_local/faults, GET /_local/deliveries. For pages and programs of this machine only:
 * other origins, and hosts that merely resolve to it, get 403.
 */
export function createLocalHandler(options: {
  readonly world: World;
  readonly board: FaultBoard;
  readonly book: DeliveryBook;
  readonly now: () => number;
}): LocalHandler {
  const { world, board, book, now } = options;

  async function setFault(request: IncomingMessage, response: ServerResponse) {
    const body = await readJson(request);
    if (!body.ok) return send(response, 400, refusal([body.problem]));
    const workloads = [...world.workloads.values()].map(each => each.spec);
    const { estate } = world;
    const parsed = faultRequestSchema({ estate, workloads }).safeParse(
      body.value,
    );
    if (!parsed.success) {
      return send(
        response,
        400,
        refusal(problems(parsed.error.issues, body.value)),
      );
    }
    const fault: FaultRequest = parsed.data;
    world.step(now());
    board.set(fault, now());
    return send(response, 200, { active: board.active });
  }

  async function answer(request: IncomingMessage, response: ServerResponse) {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const route = `${request.method} ${url.pathname}`;
    switch (route) {
      case 'GET /_local/world': {
        const all = url.searchParams.get('all') === 'true';
        return send(response, 200, {
          ...viewWorld({ world, all }),
          faults: board.active,
        });
      }
      case 'GET /_local/faults':
        return send(response, 200, {
          catalogue: faultCatalogue,
          active: board.active,
        });
      case 'POST /_local/faults':
        return setFault(request, response);
      case 'GET /_local/deliveries':
        return send(response, 200, {
          deliveries: book.deliveries,
          trouble: book.trouble,
        });
      default:
        return send(response, 404, {
          error: `${route} is not here. There are GET /_local/world, GET /_local/faults, POST /_local/faults and GET /_local/deliveries.`,
        });
    }
  }

  return (request, response) => {
    if (!/^\/_local(\/|\?|$)/.test(request.url ?? '')) return false;
    if (!allowOrigin(request, response)) {
      send(response, 403, {
        error: 'Only pages and programs on this machine may use /_local.',
      });
    } else if (request.method === 'OPTIONS') {
      response.writeHead(204).end();
    } else {
      answer(request, response).catch((error: unknown) =>
        send(response, 500, { error: String(error) }),
      );
    }
    return true;
  };
}

function allowOrigin(
  request: IncomingMessage,
  response: ServerResponse,
): boolean {
  const { origin, host } = request.headers;
  if (!host || !LOOPBACK.test(host)) return false;
  if (origin === undefined) return true;
  if (!LOOPBACK.test(origin.replace(/^https?:\/\//, ''))) return false;
  response.setHeader('Access-Control-Allow-Origin', origin);
  response.setHeader('Vary', 'Origin');
  response.setHeader('Access-Control-Allow-Methods', 'GET, POST');
  response.setHeader('Access-Control-Allow-Headers', 'content-type');
  return true;
}

function problems(
  issues: readonly {
    readonly path: readonly PropertyKey[];
    readonly message: string;
  }[],
  body: unknown,
): FieldProblem[] {
  return issues.map(issue => {
    const field = issue.path.map(String).join('.') || '(body)';
    const value =
      typeof body === 'object' && body !== null
        ? Reflect.get(body, issue.path[0] ?? '')
        : body;
    return { field, value: value ?? null, expected: issue.message };
  });
}

function refusal(found: readonly FieldProblem[]) {
  return {
    error: 'The fault was not understood; nothing has changed.',
    problems: found,
  };
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
