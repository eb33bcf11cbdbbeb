import { createServer, Server } from 'node:http';
import { createApi } from '../src/api/createApi';
import { Clock } from '../src/Clock';
import { WriteLine } from '../src/log/Log';
import { Envelope, Mailer } from '../src/mail/Mailer';
import { createMailQueue } from '../src/queue/mailQueue';
import { createServices } from '../src/Services';
import { MemoryTable } from '../src/table/MemoryTable';
import { changeEvent, sqsEvent } from './changeEvent';
import { createGateway } from './createGateway';
import { Issuer } from './Issuer';

const SERVICE = 'local';

/**
 * The whole service on one machine: table in memory, an issuer that believes everybody, and letters that are shown at
 * `/letters` and go nowhere. Nothing of it is in the archives that Lambda gets.
 */
export function createDevServer(options: {
  readonly clock: Clock;
  readonly write: WriteLine;
  /** Where the page is, for links in letters. */
  readonly siteUrl: string;
}): Server {
  const { clock, write, siteUrl } = options;
  const letters: Envelope[] = [];
  const post: Mailer = {
    send: async envelope => ({
      kind: 'accepted',
      messageId: `local-${letters.push(envelope)}`,
    }),
  };
  const table = new MemoryTable();
  const issuer = new Issuer({ clock });
  const services = createServices({
    config: {
      serviceName: SERVICE,
      siteUrl,
      languages: ['ko', 'en'],
      keepDays: 30,
    },
    table,
    mailer: post,
    directory: issuer,
    clock,
    write,
  });
  const mail = createMailQueue(services);
  table.onInsert(row => {
    if (row.type !== 'change') return;
    const event = sqsEvent([changeEvent({ row, service: SERVICE })]);
    // Its failures are logged by the handler; there is no queue here that would bring them back.
    void mail({ event, remainingMs: 60_000 });
  });
  const gateway = createGateway({
    api: createApi(services),
    whoIs: token => issuer.nameOf(token),
  });

  return createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    // The page's own server passes requests on, and says where they were made to.
    const host = request.headers['x-forwarded-host'] ?? request.headers.host;
    const base = `http://${host}/issuer`;
    const json = (body: object) =>
      response
        .writeHead(200, { 'content-type': 'application/json; charset=utf-8' })
        .end(JSON.stringify(body, null, 2));
    if (path.startsWith('/issuer/')) {
      void issuer.answer({
        request,
        response,
        path: path.slice('/issuer'.length),
        base,
      });
    } else if (path === '/config.json') {
      json({
        issuer: base,
        clientId: 'local',
        scope: 'openid email',
        signOutUrl: '',
      });
    } else if (path === '/letters') {
      json(letters);
    } else {
      gateway.emit('request', request, response);
    }
  });
}
