import { useSyncExternalStore } from 'react';

import { useOperator } from '#console/shared/operator/use-operator.ts';

import type { TemporaryPassword } from './sign-in-help-api.ts';

/**
 * Temporary passwords that were set in this tab and not handed over yet. Only in memory, so that closing the dialog or
 * opening another page does not lose one. The keys contain the operator: another one in this tab does not see it.
 */
const held = new Map<string, TemporaryPassword>();
const listeners = new Set<() => void>();

const keyOf = (operator: string, userId: string): string => JSON.stringify([operator, userId]);

/** Asks before the tab is closed or reloaded. */
const confirmLeaving = (event: BeforeUnloadEvent): void => event.preventDefault();

function changed(): void {
  if (held.size > 0) window.addEventListener('beforeunload', confirmLeaving);
  else window.removeEventListener('beforeunload', confirmLeaving);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The temporary password of a user that the operator has not handed over yet. */
export function useHeldPassword(userId: string) {
  const { subject } = useOperator();
  const key = keyOf(subject, userId);
  const password = useSyncExternalStore(subscribe, () => held.get(key));
  return {
    password,
    hold: (set: TemporaryPassword) => {
      held.set(key, set);
      changed();
    },
    /** Forgets the password after it was handed over. */
    release: () => {
      held.delete(key);
      changed();
    },
  };
}
