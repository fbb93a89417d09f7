import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import { callerQueries, type SentCode } from '#console/api/callers.ts';
import { useOperator } from '#console/shared/operator/use-operator.ts';

const none: readonly SentCode[] = [];

/**
 * The codes that the operator sent to a user, oldest first. A code that expires while it is shown stays, as the operator may be
 * entering it.
 *
 * @param isShown whether the dialog with the codes is open
 */
export function useSentCodes(userId: string, isShown = true): readonly SentCode[] {
  const { may } = useOperator();
  const { data = none } = useQuery({
    ...callerQueries.sentCodes(userId),
    enabled: isShown && may('verification-codes:send'),
  });
  return data;
}

/** What was typed of a code whose dialog was closed, in memory only. */
let draft: { key: string; text: string } | undefined;

/** What the operator typed of the code that was sent to `recipient`; it outlives the dialog. */
export function useTypedCode(userId: string, recipient: string) {
  const { subject } = useOperator();
  const key = JSON.stringify([subject, userId, recipient]);
  const [typed, setTyped] = useState(draft);
  const change = (text: string): void => {
    draft = text === '' ? undefined : { key, text };
    setTyped(draft);
  };
  return [typed?.key === key ? typed.text : '', change] as const;
}
