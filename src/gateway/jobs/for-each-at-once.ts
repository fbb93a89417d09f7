/** Runs `run` for each item in order, `most` at once. Rejects with the first error, when those that began have ended. */
export async function forEachAtOnce<T>(
  items: readonly T[],
  most: number,
  run: (item: T) => Promise<void>,
): Promise<void> {
  const left = items.values();
  let failure: { error: unknown } | undefined;
  const work = async () => {
    for (const item of left) {
      if (failure !== undefined) return;
      try {
        // The next item is taken when this one has ended.
        await run(item);
      } catch (error) {
        failure ??= { error };
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(most, items.length) }, work));
  if (failure !== undefined) throw failure.error;
}
