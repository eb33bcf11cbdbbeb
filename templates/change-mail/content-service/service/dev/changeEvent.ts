import { marshall } from '@aws-sdk/util-dynamodb';
import type { SQSEvent } from 'aws-lambda';
import { changeSchema } from '../src/board/Change';
import { Row } from '../src/table/Table';

/** The event that pipe, bus and rule make of a new entry in the change log: its stream record, in the bus's envelope. */
export function changeEvent(options: {
  readonly row: Row;
  readonly service: string;
}): object {
  const { row, service } = options;
  const { pk, sk, type, rev, fields, expires } = row;
  const change = changeSchema.parse(fields);
  return {
    version: '0',
    id: `event-${change.id}`,
    source: service,
    'detail-type': change.kind,
    detail: {
      eventName: 'INSERT',
      eventSource: 'aws:dynamodb',
      dynamodb: {
        Keys: marshall({ pk, sk }),
        NewImage: marshall(
          { ...fields, pk, sk, type, rev, expires },
          { removeUndefinedValues: true },
        ),
        StreamViewType: 'NEW_IMAGE',
      },
    },
  };
}

/** Messages as a queue hands them to a function. */
export function sqsEvent(bodies: readonly unknown[]): SQSEvent {
  return {
    Records: bodies.map((body, index) => ({
      messageId: `message-${index}`,
      receiptHandle: `receipt-${index}`,
      body: typeof body === 'string' ? body : JSON.stringify(body),
      attributes: {
        ApproximateReceiveCount: '1',
        SentTimestamp: '0',
        SenderId: 'local',
        ApproximateFirstReceiveTimestamp: '0',
      },
      messageAttributes: {},
      md5OfBody: '',
      eventSource: 'aws:sqs',
      eventSourceARN: 'arn:aws:sqs:local:000000000000:local',
      awsRegion: 'local',
    })),
  };
}
