/** Works through a list, so many at a time, in the order of the list. */
export async function lanes<T>(options: {
  readonly items: readonly T[];
  readonly width: number;
  readonly work: (item: T, lane: number) => Promise<void>;
}): Promise<void> {
  let next = 0;
  const lane = async (number: number) => {
    while (next < options.items.length) {
      const item = options.items[next] as T; // in range by the line above
      next += 1;
      await options.work(item, number);
    }
  };
  await Promise.all(
    Array.from({ length: options.width }, (_, number) => lane(number)),
  );
}
