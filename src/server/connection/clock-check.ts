import { type Check, ok, wrong } from './check.ts';

/** Larger differences let tokens look expired, or not yet valid, in ms. `Date` has whole seconds and the answer took some time. */
const tolerance = 60_000;

/**
 * Compares the clock of a server with this machine's.
 *
 * @param answer its `Date` header is the server's clock
 * @returns undefined where the answer has none
 */
export function clockCheck(name: string, answer: Response, now: number): Check | undefined {
  const theirs = Date.parse(answer.headers.get('date') ?? '');
  if (Number.isNaN(theirs)) return undefined;
  const seconds = Math.round((theirs - now) / 1000);
  if (Math.abs(theirs - now) <= tolerance) return ok(name, 'agrees with the clock of this machine');
  const direction = seconds > 0 ? 'ahead of' : 'behind';
  return wrong(
    name,
    `${Math.abs(seconds)} seconds ${direction} the clock of this machine`,
    'Set both by a time server: tokens are valid only for a while.',
  );
}
