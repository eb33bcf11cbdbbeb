import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { readMailEvent } from '../feedback/MailEvent';
import { Services } from '../Services';
import { handleBatch } from './handleBatch';

/** Acts on what SES tells about letters. */
export function createFeedbackQueue(
  services: Pick<Services, 'feedback' | 'clock' | 'log' | 'metrics'>,
) {
  const { feedback, clock, log, metrics } = services;
  return ({ event }: { readonly event: SQSEvent }): Promise<SQSBatchResponse> =>
    handleBatch({
      event,
      log,
      handle: async body => {
        const told = readMailEvent(body);
        if (told)
          metrics.record({
            figures: await feedback.take(told),
            now: clock.now(),
          });
        return 'done';
      },
    });
}
