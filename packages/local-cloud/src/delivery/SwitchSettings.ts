import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { DeliveryProblem } from './DeliveryProblem';

const FILE = 'infrastructure/switch.auto.tfvars.json';

const weights = z.record(z.string(), z.number().int().min(0).max(999));

/** What Terraform reads by itself to make a service's rule on the platform's balancer. */
const schema = z.object({
  listener_arn: z.string().startsWith('arn:'),
  hostname: z.string().min(1),
  target_groups: z.record(z.string(), z.string().min(1).max(32)),
  home_nodes: z.array(z.string()).min(1),
  node_port: z.number().int().min(1).max(65_535),
  probe_urls: z.record(z.string(), z.url()),
  initial_weights: weights,
});

export type SwitchSettings = z.output<typeof schema>;

/**
 * Reads the settings of a checkout; undefined when it has none, because its switch is made elsewhere.
 *
 * @throws DeliveryProblem that names the path, the value and what was expected.
 */
export async function readSwitchSettings(
  folder: string,
): Promise<SwitchSettings | undefined> {
  const text = await readFile(join(folder, FILE), 'utf8').catch(error => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  const parsed = schema.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new DeliveryProblem({
    message: `${FILE}: ${issue.path.join('.') || 'the file'}: ${issue.message}`,
    advice: `Correct ${FILE} and push again; infrastructure/switch.tf says what each value is.`,
    cause: parsed.error,
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new DeliveryProblem({
      message: `${FILE} is no JSON: ${error}`,
      advice: `Correct ${FILE} and push again.`,
      cause: error,
    });
  }
}
