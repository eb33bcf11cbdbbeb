import { buildMessage } from '../__testUtils__/alertmanagerMessage';
import { receiptKey } from './receiptKey';

const first = receiptKey(buildMessage());

describe('receiptKey', () => {
  it('is the same for what still fires, sent again', () => {
    const again = buildMessage({ endsAt: '2026-03-02T00:04:00.000Z' });
    expect(receiptKey(again)).toBe(first);
  });

  it('does not depend on the order of alerts', () => {
    const message = buildMessage();
    const other = { ...message.alerts[0], fingerprint: 'ffff' };
    const one = { ...message, alerts: [message.alerts[0], other] };
    const two = { ...message, alerts: [other, message.alerts[0]] };
    expect(receiptKey(one)).toBe(receiptKey(two));
    expect(receiptKey(one)).not.toBe(first);
  });

  it.each([
    ['ends', { status: 'resolved', endsAt: '2026-03-02T00:05:00Z' }],
    ['begins anew', { startsAt: '2026-03-02T01:00:00Z' }],
  ] as const)('is another when the alert %s', (_, changes) => {
    expect(receiptKey(buildMessage(changes))).not.toBe(first);
  });
});
