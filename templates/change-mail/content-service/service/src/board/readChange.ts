import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { z } from 'zod';
import { Change, changeSchema } from './Change';

/** An event of the bus whose detail is the stream record of a new entry in the change log. */
const eventSchema = z.object({
  detail: z.object({
    dynamodb: z.object({ NewImage: z.record(z.string(), z.unknown()) }),
  }),
});

/** The change that an event carries. Throws when it carries none. */
export function readChange(event: unknown): Change {
  const { NewImage } = eventSchema.parse(event).detail.dynamodb;
  // A stream's attribute values; what they hold is checked by the schema.
  return changeSchema.parse(
    unmarshall(NewImage as Record<string, AttributeValue>),
  );
}
