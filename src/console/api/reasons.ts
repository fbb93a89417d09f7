import type { ApiRequest } from './api-request.ts';

/**
 * Reasons that the operator enters for writes to an account. Each is requested once, then sent with every write to the
 * same account for a while. Stored in memory only, because a reason may contain personal data.
 */

/** How long a reason is remembered, in ms. */
const reasonTtl = 30 * 60_000;

const reasons = new Map<string, { reason: string; until: number }>();
/** Targets whose writes were refused because a reason was missing. */
const demanded = new Set<string>();
const listeners = new Set<() => void>();

/** @param target ID of the user or role that is written to */
export function rememberReason(target: string, reason: string): void {
  const text = reason.trim();
  if (text === '') reasons.delete(target);
  else {
    reasons.set(target, { reason: text, until: Date.now() + reasonTtl });
    setTimeout(notifyAll, reasonTtl);
  }
  notifyAll();
}

/** Requires a reason for further writes to the same target, regardless of the settings. */
export function demandReason(request: ApiRequest): void {
  demanded.add(reasonTarget(request));
  notifyAll();
}

export const isReasonDemanded = (target: string): boolean => demanded.has(target);

export function rememberedReason(target: string): string | undefined {
  const known = reasons.get(target);
  return known !== undefined && Date.now() < known.until ? known.reason : undefined;
}

/** Forgets the reason after a write that has no target of its own, so that the next one requests a new reason. */
export const forgetReason = (request: ApiRequest): void => rememberReason(reasonTarget(request), '');

/** Forgets all reasons when the operator changes. */
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

/** Returns the reason to send with a write; undefined for reads. */
export const reasonFor = (request: ApiRequest): string | undefined =>
  request.method === 'GET' ? undefined : rememberedReason(reasonTarget(request));

/** Returns the target of a reason: the ID of the user or role, or the route when one is created. */
export const reasonTarget = ({ route, params, body }: ApiRequest): string =>
  params?.['userId'] ?? userIdIn(body) ?? params?.['roleId'] ?? params?.['id'] ?? route;

/** Returns the user ID of the body if the path names something else, such as an organization. */
function userIdIn(body: unknown): string | undefined {
  if (typeof body === 'object' && body !== null && 'userId' in body && typeof body.userId === 'string')
    return body.userId;
  const ids = typeof body === 'object' && body !== null && 'userIds' in body ? body.userIds : undefined;
  const first: unknown = Array.isArray(ids) ? ids[0] : undefined;
  return typeof first === 'string' ? first : undefined;
}
