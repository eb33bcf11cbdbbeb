/**
 * Asks `look` again and again until it answers something other than undefined.
 *
 * @throws Error that says what was waited for and what `explain` saw last.
 */
export async function waitUntil<T>(options: {
  readonly what: string;
  readonly seconds: number;
  readonly everyMilliseconds?: number;
  look(): Promise<T | undefined>;
  explain?(): Promise<string>;
}): Promise<T> {
  const deadline = performance.now() + options.seconds * 1000;
  for (;;) {
    const seen = await options.look();
    if (seen !== undefined) {
      return seen;
    }
    if (performance.now() > deadline) {
      const last = options.explain
        ? `. Last seen: ${await options.explain()}`
        : '';
      throw new Error(
        `Waited ${options.seconds} s for ${options.what} in vain${last}`,
      );
    }
    await new Promise(next =>
      setTimeout(next, options.everyMilliseconds ?? 200),
    );
  }
}
