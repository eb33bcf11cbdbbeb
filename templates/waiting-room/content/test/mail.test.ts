import { Redis } from 'ioredis';
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, Socket } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { Enrolment } from '../src/enrolment/Enrolment';
import { EmbeddedSeatStore } from '../src/enrolment/EmbeddedSeatStore';
import { RedisSeatStore } from '../src/enrolment/RedisSeatStore';
import { SeatStore } from '../src/enrolment/SeatStore';
import { createMailer } from '../src/mail/createMailer';
import { EmbeddedOutbox } from '../src/mail/EmbeddedOutbox';
import { Letter } from '../src/mail/letters';
import { Mailer, MailSender } from '../src/mail/MailSender';
import { Outbox } from '../src/mail/Outbox';
import { RedisOutbox } from '../src/mail/RedisOutbox';
import { keysOf } from '../src/redis/keys';
import { ManualClock } from './support/ManualClock';
import { needsRedis, RedisServer } from './support/RedisServer';

const COURSE = { id: 'CS101', title: 'Computing', seats: 1 };
const ANN = {
  id: 'ann',
  name: 'Ann',
  email: 'ann@example.org',
  language: 'en',
} as const;
const MINJI = {
  id: 'minji',
  name: '민지',
  email: 'minji@example.org',
  language: 'ko',
} as const;

interface Office {
  readonly seats: SeatStore;
  readonly outbox: Outbox;
}

async function setUp({ seats, outbox }: Office) {
  const clock = new ManualClock();
  const enrolment = new Enrolment({ seats, courses: [COURSE], clock });
  await enrolment.define();
  const sent: { id: string; letter: Letter }[] = [];
  const state = { down: false };
  const mailer: Mailer = {
    async send(item) {
      if (state.down) throw new Error('the mail server is down');
      sent.push(item);
    },
  };
  const sender = new MailSender({ outbox, mailer, clock });
  return { clock, enrolment, sender, sent, state, outbox };
}

function mailRules(makeOffice: () => Office) {
  test('an enrolment sends one mail, in the language of the student; repeating it sends none', async () => {
    const { enrolment, sender, sent } = await setUp(makeOffice());
    await enrolment.enrol({ course: 'CS101', student: MINJI });
    await enrolment.enrol({ course: 'CS101', student: MINJI });
    await sender.turn();
    await sender.turn();
    assert.deepEqual(
      sent.map(({ letter }) => [letter.to, letter.subject]),
      [['minji@example.org', '수강신청 완료: Computing']],
    );
  });

  test('a refusal sends no mail, a cancellation does', async () => {
    const { enrolment, sender, sent } = await setUp(makeOffice());
    await enrolment.enrol({ course: 'CS101', student: ANN });
    const refused = await enrolment.enrol({ course: 'CS101', student: MINJI });
    assert.equal(refused.kind, 'full');
    await enrolment.cancel({ course: 'CS101', student: ANN });
    await sender.turn();
    assert.deepEqual(sent.map(({ letter }) => letter.subject).sort(), [
      'Cancelled: Computing',
      'Enrolled: Computing',
    ]);
  });

  test('a mail server that is down never fails an enrolment; the mail follows later', async () => {
    const { enrolment, sender, sent, state, clock } = await setUp(makeOffice());
    state.down = true;
    const result = await enrolment.enrol({ course: 'CS101', student: ANN });
    assert.deepEqual(result, { kind: 'enrolled', seatsLeft: 0 });
    const { failed } = await sender.turn();
    assert.equal(failed[0]?.reason, 'the mail server is down');
    state.down = false;
    assert.equal((await sender.turn()).sent, 0, 'not before it is due');
    clock.advance({ seconds: 5 });
    assert.equal((await sender.turn()).sent, 1);
    assert.equal(sent.length, 1);
  });

  test('a letter that fails ten times is set aside for people to look at', async () => {
    const { enrolment, sender, state, clock, outbox } = await setUp(
      makeOffice(),
    );
    state.down = true;
    await enrolment.enrol({ course: 'CS101', student: ANN });
    for (let i = 0; i < 10; i += 1) {
      await sender.turn();
      clock.advance({ seconds: 600 });
    }
    assert.deepEqual(await outbox.depth(), { waiting: 0, dead: 1 });
  });

  test('a sender that dies leaves its letters to another, a minute later', async () => {
    const { enrolment, sender, sent, clock, outbox } = await setUp(
      makeOffice(),
    );
    await enrolment.enrol({ course: 'CS101', student: ANN });
    const [taken] = await outbox.take({ max: 1, now: clock.now() });
    assert.equal(taken?.attempt, 1);
    assert.equal((await sender.turn()).sent, 0);
    clock.advance({ seconds: 60 });
    assert.equal((await sender.turn()).sent, 1);
    assert.equal(sent[0]?.id, taken?.id);
  });
}

describe('the embedded outbox', () =>
  mailRules(() => {
    const outbox = new EmbeddedOutbox();
    return { outbox, seats: new EmbeddedSeatStore({ outbox }) };
  }));

describe('the outbox in Redis', { skip: needsRedis }, () => {
  let server: RedisServer;
  let redis: Redis;
  let made = 0;
  before(async () => {
    server = await RedisServer.start();
    redis = new Redis(server.url);
  });
  after(async () => {
    redis.disconnect();
    await server.stop();
  });
  mailRules(() => {
    made += 1;
    const keys = keysOf(`mail-${made}`);
    return {
      outbox: new RedisOutbox({ redis, keys }),
      seats: new RedisSeatStore({ redis, keys }),
    };
  });
});

test('a letter reaches an SMTP server, with a Message-ID that stays the same when it is sent again', async () => {
  const received: string[] = [];
  const server = createServer(socket => talkSmtp(socket, received));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const mailer = createMailer({
    mail: {
      kind: 'smtp',
      url: `smtp://127.0.0.1:${port}`,
      from: 'enrolment@example.org',
    },
    log: () => assert.fail('not the log'),
  });
  const letter = { to: 'ann@example.org', subject: 'Hello', text: 'Hi.' };
  await mailer.send({ id: 'letter-1', letter });
  await mailer.send({ id: 'letter-1', letter });
  server.close();
  assert.equal(received.length, 2);
  for (const message of received) {
    assert.match(message, /Message-ID: <letter-1@example\.org>/i);
    assert.match(message, /To: ann@example\.org/);
  }
});

/** As much of a mail server as one delivery needs. */
function talkSmtp(socket: Socket, received: string[]): void {
  let message: string | undefined;
  let rest = '';
  socket.write('220 test\r\n');
  socket.on('data', chunk => {
    const lines = (rest + chunk.toString()).split('\r\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (message !== undefined && line !== '.') message += `${line}\n`;
      else if (message !== undefined) {
        received.push(message);
        message = undefined;
        socket.write('250 kept\r\n');
      } else if (line === 'DATA') {
        message = '';
        socket.write('354 go on\r\n');
      } else socket.write(line === 'QUIT' ? '221 bye\r\n' : '250 ok\r\n');
    }
  });
}
