import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { test, TestContext } from 'node:test';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { Envelope } from '../src/mail/Mailer';
import { SesMailer } from '../src/mail/SesMailer';

const ENVELOPE: Envelope = {
  id: 'abc123',
  to: 'joon@example.org',
  letter: { subject: '상태 변경: 정문', text: 'T', html: '<p>H</p>' },
  oneClickUrl: 'https://board.example.org/api/leave/t0ken',
};

/** SES on the wire: answers what it is told, and keeps what it was sent. */
async function startSes(
  t: TestContext,
  answer: { readonly status: number; readonly error?: string },
) {
  const bodies: Record<string, unknown>[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    bodies.push({
      url: request.url,
      ...JSON.parse(Buffer.concat(chunks).toString('utf8')),
    });
    if (answer.status === 0) return request.socket.destroy();
    const headers = {
      'content-type': 'application/json',
      ...(answer.error && { 'x-amzn-errortype': answer.error }),
    };
    return response
      .writeHead(answer.status, headers)
      .end(JSON.stringify({ MessageId: 'ses-1', message: 'no' }));
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const client = new SESv2Client({
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, // listening on TCP
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  });
  t.after(() => {
    client.destroy();
    server.close().closeAllConnections();
  });
  return {
    bodies,
    mailer: new SesMailer({
      client,
      sender: 'changes@board.example.org',
      configurationSet: 'board',
    }),
  };
}

test('a letter carries its id, one-click unsubscribe and both bodies', async t => {
  const { bodies, mailer } = await startSes(t, { status: 200 });
  assert.deepEqual(await mailer.send(ENVELOPE), {
    kind: 'accepted',
    messageId: 'ses-1',
  });
  assert.deepEqual(bodies, [
    {
      url: '/v2/email/outbound-emails',
      FromEmailAddress: 'changes@board.example.org',
      ConfigurationSetName: 'board',
      Destination: { ToAddresses: ['joon@example.org'] },
      EmailTags: [{ Name: 'letter', Value: 'abc123' }],
      Content: {
        Simple: {
          Subject: { Data: '상태 변경: 정문', Charset: 'UTF-8' },
          Body: {
            Text: { Data: 'T', Charset: 'UTF-8' },
            Html: { Data: '<p>H</p>', Charset: 'UTF-8' },
          },
          Headers: [
            {
              Name: 'List-Unsubscribe',
              Value: '<https://board.example.org/api/leave/t0ken>',
            },
            {
              Name: 'List-Unsubscribe-Post',
              Value: 'List-Unsubscribe=One-Click',
            },
            { Name: 'Auto-Submitted', Value: 'auto-generated' },
          ],
        },
      },
    },
  ]);
});

test('a no of SES is for good or for now, as it says', async t => {
  for (const [status, error, kind] of [
    [400, 'BadRequestException', 'refused'],
    [400, 'MessageRejected', 'later'],
    [429, 'TooManyRequestsException', 'later'],
    [400, 'SendingPausedException', 'later'],
    [403, 'AccessDeniedException', 'later'],
  ] as const) {
    const { mailer } = await startSes(t, { status, error });
    assert.deepEqual(await mailer.send(ENVELOPE), { kind, reason: error });
  }
});

test('no answer, or a fault inside SES, is no answer, and is not asked again', async t => {
  for (const status of [0, 500]) {
    const { bodies, mailer } = await startSes(t, { status });
    await assert.rejects(mailer.send(ENVELOPE));
    assert.equal(bodies.length, 1);
  }
});
