/** Waits until a condition holds, looking every 10 ms; fails after the deadline with what it was waiting for. */
export async function until(
  what: string,
  holds: () => boolean,
  milliseconds = 4_000,
): Promise<void> {
  const deadline = performance.now() + milliseconds;
  while (!holds()) {
    if (performance.now() > deadline) throw new Error(`never: ${what}`);
    await new Promise(resolve => {
      setTimeout(resolve, 10);
    });
  }
}
