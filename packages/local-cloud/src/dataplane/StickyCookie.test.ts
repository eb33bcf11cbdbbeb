import { readStickyCookie, stickyCookie } from './StickyCookie';

const NOW = Date.UTC(2026, 2, 2);
const made = stickyCookie({ targetGroupArn: 'arn:tg', until: NOW + 1000 });
const [pair] = made.split(';');

describe('the stickiness cookie', () => {
  it('names its group until it expires', () => {
    const header = `other=1; ${pair}`;
    expect(readStickyCookie({ header, now: NOW })).toBe('arn:tg');
    expect(readStickyCookie({ header, now: NOW + 1000 })).toBeUndefined();
  });

  it.each([undefined, '', 'AWSALBTG=', 'AWSALBTG=bm90IGpzb24', 'AWSALBTG=e30'])(
    'ignores %j',
    header => {
      expect(readStickyCookie({ header, now: NOW })).toBeUndefined();
    },
  );
});
