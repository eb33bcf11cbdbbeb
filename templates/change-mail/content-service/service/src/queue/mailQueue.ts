import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { readChange } from '../board/readChange';
import { Services } from '../Services';
import { handleBatch } from './handleBatch';

/** Kept free at the end of a run, to settle the letters that are under way. */
const RESERVE_MS = 15_000;

/** Mails the changes of a batch. */
export function createMailQueue(
  services: Pick<Services, 'sender' | 'clock' | 'log' | 'metrics'>,
) {
  const { sender, clock, log, metrics } = services;
  return (options: {
    readonly event: SQSEvent;
    readonly remainingMs: number;
  }): Promise<SQSBatchResponse> => {
    const deadline = clock.now() + options.remainingMs - RESERVE_MS;
    return handleBatch({
      event: options.event,
      log,
      handle: async body => {
        const change = readChange(body);
        const { sent, skipped, refused, waiting } = await sender.deliver({
          change,
          deadline,
        });
        const now = clock.now();
        metrics.record({
          figures: {
            LettersSent: sent,
            LettersSkipped: skipped,
            LettersRefused: refused,
            LettersWaiting: waiting,
            ...(sent > 0 && waiting === 0
              ? { SecondsToMail: (now - change.at) / 1000 }
              : {}),
          },
          now,
        });
        return waiting > 0 ? 'again' : 'done';
      },
    });
  };
}
