/** Plain HTTP to this very machine. */
export function isLoopbackHttp(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return (
    protocol === 'http:' &&
    (hostname === 'localhost' ||
      hostname === '[::1]' ||
      /^127(\.\d+){3}$/.test(hostname))
  );
}
