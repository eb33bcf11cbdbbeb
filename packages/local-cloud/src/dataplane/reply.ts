import { ServerResponse } from 'node:http';

/** Said in the answers of services that somebody has just deployed, who would look for the program's own. */
export const NO_CONTAINER =
  'The local cloud runs no containers: it answers in the name of the pod.';

/** Answers with one line of JSON, if somebody still listens. */
export function reply(
  response: ServerResponse,
  status: number,
  body: object,
): void {
  if (response.destroyed) return;
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(`${JSON.stringify(body)}\n`);
}
