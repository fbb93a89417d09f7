import type { Context } from 'hono';

/** Where a request came from, as far as the server knows. */
export type Sender = {
  address: string | undefined;
  /** Ends the connection in the middle of an answer. */
  breakOff?: () => void;
};

/** The address that a request came from; undefined in tests, which have none. */
export function addressOf({ env }: Context): string | undefined {
  const sender: unknown = env;
  if (typeof sender !== 'object' || sender === null || !('address' in sender)) return undefined;
  return typeof sender.address === 'string' ? sender.address : undefined;
}
