import type { Config } from '../config/Config';

/** The prefix makes browsers refuse the cookie from anybody but this host over TLS. */
export function passCookie({ secureCookies }: Pick<Config, 'secureCookies'>): string {
  return secureCookies ? '__Host-waiting-room-pass' : 'waiting-room-pass';
}
