import { systemClock } from '../src/Clock';
import { createDevServer } from './createDevServer';

// Only this machine may come in: everybody is believed.
const HOST = '127.0.0.1';
const port = Number(process.env.PORT ?? 8080);
const siteUrl = process.env.SITE_URL ?? 'http://localhost:5173';

createDevServer({
  clock: systemClock,
  siteUrl,
  write: line => process.stdout.write(`${line}\n`),
}).listen(port, HOST, () =>
  process.stdout.write(
    `http://${HOST}:${port} answers /api, shows letters at /letters; the page is at ${siteUrl}\n`,
  ),
);
