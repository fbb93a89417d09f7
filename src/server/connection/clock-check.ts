import { type Check, ok, wrong } from './check.ts';

/**
 * Largest accepted difference in ms. With a larger one, tokens look expired or not yet valid. It cannot be small:
 * `Date` has whole seconds, and the response took some time.
 */
const tolerance = 60_000;

/**
 * Compares the clock of a server with the clock of this machine.
 *
 * @param answer response of the server, with its time in the header `Date`
 * @returns undefined if there is no such header
 */
export function clockCheck(name: string, answer: Response, now: number): Check | undefined {
  const theirs = Date.parse(answer.headers.get('date') ?? '');
  if (Number.isNaN(theirs)) return undefined;
  const seconds = Math.round((theirs - now) / 1000);
  if (Math.abs(theirs - now) <= tolerance) return ok(name, 'matches the clock of this machine');
  const direction = seconds > 0 ? 'ahead of' : 'behind';
  return wrong(
    name,
    `${Math.abs(seconds)} seconds ${direction} the clock of this machine`,
    'Synchronize both clocks with a time server: tokens are valid for a limited time.',
  );
}
