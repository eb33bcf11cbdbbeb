/**
 * Reads a stream line by line until it ends; what follows the last line end is no line. Rejects when the stream breaks
 * or when `onLine` throws, and in every case leaves the stream closed and its connection with it.
 */
export async function readLines(
  stream: ReadableStream<Uint8Array>,
  onLine: (line: string) => void,
): Promise<void> {
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      const lines = (rest + decoder.decode(value, { stream: true })).split(
        '\n',
      );
      rest = lines.pop() ?? '';
      for (const line of lines) if (line.trim()) onLine(line);
    }
  } finally {
    // A stream that has broken cannot be cancelled: it is closed already.
    await reader.cancel().catch(() => {});
  }
}
