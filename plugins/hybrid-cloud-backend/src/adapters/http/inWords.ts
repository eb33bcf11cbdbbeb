/** What the system's codes mean to somebody who runs a service. */
const WORDS: Readonly<Record<string, string>> = {
  ENOTFOUND: 'its name does not resolve',
  EAI_AGAIN: 'name resolution does not answer',
  ECONNREFUSED: 'connection refused',
  ECONNRESET: 'connection reset',
  EPIPE: 'connection reset',
  EHOSTUNREACH: 'no route to it',
  ENETUNREACH: 'no route to it',
  ETIMEDOUT: 'no answer',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate signs itself',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another name',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate is signed by a stranger',
};

/** `connection refused (ECONNREFUSED)`; a code without words stands for itself. */
export function inWords(code: string): string {
  const words = WORDS[code];
  return words === undefined ? code : `${words} (${code})`;
}
