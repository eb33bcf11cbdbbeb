import { InputError } from '@backstage/errors';
import { z } from 'zod';

const labels = z.record(z.string(), z.string());
const status = z.enum(['firing', 'resolved']);

const alertSchema = z.looseObject({
  status,
  labels,
  startsAt: z.string(),
  endsAt: z.string().optional(),
  fingerprint: z.string().optional(),
});

/** What Alertmanager's webhook sends, version 4: the parts that are used. More members may come and are passed over. */
const messageSchema = z.looseObject({
  version: z.literal('4'),
  groupKey: z.string().min(1),
  status,
  receiver: z.string(),
  alerts: z.array(alertSchema).min(1).max(1000),
});

export type AlertmanagerMessage = z.output<typeof messageSchema>;
export type Alert = AlertmanagerMessage['alerts'][number];

/** Throws InputError that names the path and what was expected. */
export function parseAlertmanagerMessage(body: unknown): AlertmanagerMessage {
  const parsed = messageSchema.safeParse(body);
  if (parsed.success) return parsed.data;
  const mistakes = parsed.error.issues.map(
    issue => `${['body', ...issue.path].join('.')}: ${issue.message}`,
  );
  throw new InputError(
    `This is not a message of Alertmanager's webhook, version 4: ${mistakes
      .slice(0, 5)
      .join('; ')}`,
  );
}
