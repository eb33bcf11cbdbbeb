import { get } from 'node:http';
import { BALANCER } from './addresses';

/** The sites that answer requests to a name through the platform's balancer, in alphabetical order. */
export async function whoAnswers(
  host: string,
  requests: number,
): Promise<string[]> {
  const sites = new Set<string>();
  for (let i = 0; i < requests; i++) {
    const body = await new Promise<string>((done, fail) => {
      get(BALANCER.platform, { headers: { host }, agent: false }, response => {
        response.setEncoding('utf8');
        let text = '';
        response.on('data', part => {
          text += part;
        });
        response.on('end', () =>
          response.statusCode === 200
            ? done(text)
            : fail(new Error(`${response.statusCode} ${text}`)),
        );
      }).on('error', fail);
    });
    sites.add(JSON.parse(body).site);
  }
  return [...sites].sort();
}
