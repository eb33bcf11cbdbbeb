import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { createFeedbackQueue } from '../queue/feedbackQueue';
import { lambdaServices } from './services';

const take = createFeedbackQueue(lambdaServices());

/** Behind the queue of what SES tells about letters. */
export const handler = (event: SQSEvent): Promise<SQSBatchResponse> =>
  take({ event });
