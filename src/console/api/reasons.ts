import type { ApiRequest } from './api-request.ts';

/**
 * Why the operator does what they do to an account: asked for once, then sent with every write to that account for a
 * while, and never with a write to another. Kept in memory only: a reason may hold personal data.
 */

/** How long a reason is remembered, in ms. */
const rememberedFor = 30 * 60_000;

const reasons = new Map<string, { reason: string; until: number }>();
/** Writes to these were refused for want of a reason. */
const demanded = new Set<string>();
const listeners = new Set<() => void>();

/** @param target the ID of the user, or of the role, that is written to */
export function rememberReason(target: string, reason: string): void {
  const text = reason.trim();
  if (text === '') reasons.delete(target);
  else {
    reasons.set(target, { reason: text, until: Date.now() + rememberedFor });
    setTimeout(notifyAll, rememberedFor);
  }
  notifyAll();
}

/** Remembers that a write to the same target takes a reason, whatever the settings say of the action. */
export function demandReason(request: ApiRequest): void {
  demanded.add(reasonTarget(request));
  notifyAll();
}

export const isReasonDemanded = (target: string): boolean => demanded.has(target);

export function rememberedReason(target: string): string | undefined {
  const known = reasons.get(target);
  return known !== undefined && Date.now() < known.until ? known.reason : undefined;
}

/** When what it was given for is done, and the next is another's. */
export const forgetReason = (request: ApiRequest): void => rememberReason(reasonTarget(request), '');

/** When the operator signs out. */
export function forgetReasons(): void {
  reasons.clear();
  demanded.clear();
  notifyAll();
}

function notifyAll(): void {
  for (const notify of listeners) notify();
}

export function onReasonChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** The reason to send with a request; reads need none. */
export const reasonFor = (request: ApiRequest): string | undefined =>
  request.method === 'GET' ? undefined : rememberedReason(reasonTarget(request));

/** What a reason for this request is about: a user, or a role; where there is none yet, the making of one. */
export const reasonTarget = ({ route, params, body }: ApiRequest): string =>
  params?.['userId'] ?? userIdIn(body) ?? params?.['roleId'] ?? params?.['id'] ?? route;

/** Who is written to where the address names something else, such as an organization. */
function userIdIn(body: unknown): string | undefined {
  if (typeof body === 'object' && body !== null && 'userId' in body && typeof body.userId === 'string')
    return body.userId;
  const ids = typeof body === 'object' && body !== null && 'userIds' in body ? body.userIds : undefined;
  const first: unknown = Array.isArray(ids) ? ids[0] : undefined;
  return typeof first === 'string' ? first : undefined;
}
