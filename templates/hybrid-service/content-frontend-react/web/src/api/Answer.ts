/** What became of a question to the service. Every kind needs another word to the reader. */
export type Answer<T> =
  | { readonly kind: 'ok'; readonly value: T }
  /** Their turn in the waiting room is over, or has not come. */
  | { readonly kind: 'waiting'; readonly waitingRoom: string | undefined }
  | { readonly kind: 'signed-out' }
  /** The service says what is wrong with the request, in its own words. */
  | { readonly kind: 'refused'; readonly message: string }
  /** The same request may be sent again after this time. */
  | { readonly kind: 'unavailable'; readonly seconds: number }
  /** No answer came: the network, or the site. */
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'failed'; readonly status: number };

export type Problem = Exclude<Answer<never>, { readonly kind: 'ok' }>;

/** It concerns every part of the page; the part that names the site says it for all. */
export const concernsAll = ({ kind }: { readonly kind: Answer<never>['kind'] }): boolean =>
  kind === 'waiting' || kind === 'unreachable';
