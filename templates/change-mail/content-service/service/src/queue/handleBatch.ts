import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { Log } from '../log/Log';

/**
 * Handles each message of a batch by itself. Those that failed, or that `handle` answers `again` to, go back to the
 * queue; the others do not come again. After as many tries as the queue allows a message goes to the dead letters.
 */
export async function handleBatch(options: {
  readonly event: SQSEvent;
  readonly log: Log;
  handle(body: unknown): Promise<'done' | 'again'>;
}): Promise<SQSBatchResponse> {
  const batchItemFailures: { itemIdentifier: string }[] = [];
  for (const { messageId, body } of options.event.Records) {
    try {
      if ((await options.handle(JSON.parse(body))) === 'done') continue;
    } catch (error) {
      options.log.error('message failed', { message: messageId }, error);
    }
    batchItemFailures.push({ itemIdentifier: messageId });
  }
  return { batchItemFailures };
}
