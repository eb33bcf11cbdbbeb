import { ServerResponse } from 'node:http';
import { KubeObject } from '../objects/KubeObject';
import { ApiCall } from './ApiCall';
import { toTable } from './table/toTable';
import { WatchEvent, watchObjects } from './watchObjects';

/** The API server ends a watch by itself after 30 to 60 minutes. */
const DEFAULT_SECONDS = 1800;

/** A reader that does not read is cut off rather than buffered for without end. */
const MOST_UNREAD_BYTES = 16 * 1024 * 1024;

/** Streams a watch as lines of JSON until it times out, the client goes, or the cluster loses power. Throws StatusError before the first line. */
export function streamWatch(options: {
  readonly call: ApiCall;
  readonly table: boolean;
  readonly response: ServerResponse;
  readonly bookmarkSeconds: number;
}): void {
  const { call, response } = options;
  const lines: string[] = [];
  let streaming = false;
  let over = false;
  const send = (event: WatchEvent) => {
    const line = `${JSON.stringify(
      options.table ? asTableEvent(call, event) : event,
    )}\n`;
    if (!streaming) {
      lines.push(line);
      return;
    }
    response.write(line);
    if (response.writableLength > MOST_UNREAD_BYTES) response.destroy();
  };
  const session = watchObjects({
    ...call,
    store: call.cluster.store,
    send,
    end: () => {
      over = true;
    },
  });

  // Refusals were thrown above and are ordinary answers; from here on it is a stream.
  response.writeHead(200, {
    'content-type': 'application/json',
    'cache-control': 'no-cache, private',
  });
  response.flushHeaders();
  streaming = true;
  response.write(lines.join(''));
  if (over) {
    response.end();
    return;
  }
  const seconds =
    Number(call.query.get('timeoutSeconds') ?? DEFAULT_SECONDS) ||
    DEFAULT_SECONDS;
  const bookmarks = setInterval(
    () => session.bookmark(),
    options.bookmarkSeconds * 1000,
  );
  const timeout = setTimeout(() => {
    session.bookmark();
    response.end();
  }, seconds * 1000);
  bookmarks.unref();
  timeout.unref();
  response.on('close', () => {
    clearInterval(bookmarks);
    clearTimeout(timeout);
    session.stop();
  });
}

function asTableEvent(call: ApiCall, event: WatchEvent): object {
  if (event.type === 'ERROR') return event;
  // Every other event carries an object, or a bookmark with the same metadata and no row.
  const object = event.object as KubeObject;
  return {
    type: event.type,
    object: toTable({
      resource: call.resource,
      objects: event.type === 'BOOKMARK' ? [] : [object],
      metadata: object.metadata,
      include: call.query.get('includeObject'),
      now: call.cluster.now(),
    }),
  };
}
