import type { Context } from 'hono';

/** The sender of a request, as far as the server knows. */
export type Sender = {
  address: string | undefined;
  /** Closes the connection in the middle of a response. */
  breakOff?: () => void;
};

/** Returns the IP address of a request; undefined in tests, which have no connection. */
export function ipAddressOf({ env }: Context): string | undefined {
  const sender: unknown = env;
  if (typeof sender !== 'object' || sender === null || !('address' in sender)) return undefined;
  return typeof sender.address === 'string' ? sender.address : undefined;
}
