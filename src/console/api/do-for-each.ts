/** Target of an action, with its name for messages. */
export type NamedItem = { id: string; name: string };

/** Some of several requests failed; the others were carried out. */
export class PartlyFailedError extends Error {
  override readonly name = 'PartlyFailedError';
  readonly failures: readonly { id: string; name: string; error: Error }[];

  constructor(failures: PartlyFailedError['failures']) {
    super(`Failed for ${failures.map(({ name }) => name).join(', ')}`);
    this.failures = failures;
  }
}

/**
 * Calls `act` for every item, even if some calls fail.
 *
 * @throws {PartlyFailedError} if any call failed
 */
export async function doForEach(items: readonly NamedItem[], act: (item: NamedItem) => Promise<void>): Promise<void> {
  const outcomes = await Promise.allSettled(items.map(act));
  const failures = outcomes.flatMap((outcome, index) => {
    const item = items[index];
    return outcome.status === 'fulfilled' || item === undefined
      ? []
      : [{ id: item.id, name: item.name, error: outcome.reason as Error }];
  });
  if (failures.length > 0) throw new PartlyFailedError(failures);
}
