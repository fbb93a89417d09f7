type Options = {
  /** Called with the error of the body. */
  report: (error: unknown) => void;
  /**
   * Closes the connection, so that a truncated response is not taken for a complete one. Undefined without a
   * connection.
   */
  breakOff: (() => void) | undefined;
};

/**
 * Wraps `body` to report its failure. The response has already started then, and the Node.js adapter would only print
 * the error with its contents.
 */
export function reportedStream(
  body: ReadableStream<Uint8Array>,
  { report, breakOff }: Options,
): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  const end = (error: unknown) => {
    report(error);
    if (breakOff === undefined) throw error;
    breakOff();
    return { done: true, value: undefined } as const;
  };
  return new ReadableStream(
    {
      pull: async (controller) => {
        const { done, value } = await reader.read().catch(end);
        if (done) controller.close();
        else controller.enqueue(value);
      },
      cancel: (reason) => reader.cancel(reason),
    },
    // Read only on demand.
    { highWaterMark: 0 },
  );
}
