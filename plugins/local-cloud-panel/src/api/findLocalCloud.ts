import { LocalCloudClient } from './LocalCloudClient';

/** How long the start of the app may wait for the answer. */
const PATIENCE_MILLISECONDS = 700;

/** Whether any of the endpoints says of itself that it is a local cloud, asked once and briefly. */
export async function findLocalCloud(options: {
  readonly endpoints: readonly string[];
  readonly fetch: (input: string, init?: RequestInit) => Promise<Response>;
}): Promise<boolean> {
  const signal = AbortSignal.timeout(PATIENCE_MILLISECONDS);
  const answers = await Promise.all(
    options.endpoints.map(endpoint =>
      new LocalCloudClient({ endpoint, fetch: options.fetch }).look(signal),
    ),
  );
  return answers.some(answer => answer.kind === 'local');
}
