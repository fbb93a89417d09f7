type Options = {
  /** Called with what the body broke off with. */
  report: (error: unknown) => void;
  /** Ends the connection, so that nobody takes half an answer for a whole one. Nothing where there is no connection. */
  breakOff: (() => void) | undefined;
};

/**
 * `body`, whose failure is reported here: by the time it fails the answer has begun, and the adapter to Node could only
 * print the error with all that it quotes.
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
    // Nothing is read that nobody has asked for.
    { highWaterMark: 0 },
  );
}
