import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { createMailQueue } from '../queue/mailQueue';
import { lambdaServices } from './services';

const take = createMailQueue(lambdaServices());

/** Behind the queue of changes. */
export const handler = (
  event: SQSEvent,
  context: Context,
): Promise<SQSBatchResponse> =>
  take({ event, remainingMs: context.getRemainingTimeInMillis() });
