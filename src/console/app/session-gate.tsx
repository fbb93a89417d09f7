import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, Suspense, useState, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useLocation } from 'react-router';

import { explainError } from '#console/api/explain-error.ts';
import { endReveals } from '#console/api/reveals.ts';
import { currentSessionQueries } from '#console/api/session.ts';
import { callAt } from '#console/lib/call-at.ts';
import { removeOtherOperatorsData } from '#console/lib/operator-storage.ts';
import { paths } from '#console/lib/paths.ts';
import { useOperator } from '#console/shared/operator/use-operator.ts';
import { useReasons } from '#console/shared/write/reasons.tsx';
import { lazyPart } from '#console/ui/lazy-part.ts';
import { LoadFailed } from '#console/ui/load-failed.tsx';
import { PictureHosts } from '#console/ui/user-avatar.tsx';

const SessionEnded = lazyPart(async () => (await import('./session-ended.tsx')).SessionEnded);

/**
 * Renders the console for signed-in operators. Without a session it redirects to sign-in; an ended session is renewed
 * in place.
 */
export function SessionGate({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const location = useLocation();
  const session = useQuery(currentSessionQueries.current());
  const { pictureHosts } = useOperator();
  useChangeOfOperator();
  useEndedReveals();
  const [wasSignedIn, setWasSignedIn] = useState(false);
  if (session.data && !wasSignedIn) setWasSignedIn(true);

  if (session.data === undefined) {
    return session.isError ? <LoadFailed {...explainError(session.error, t)} onRetry={session.refetch} /> : null;
  }
  if (session.data === null && !wasSignedIn) {
    const returnTo = location.pathname + location.search + location.hash;
    return <Navigate to={paths.signIn(returnTo)} replace />;
  }
  return (
    <PictureHosts value={pictureHosts}>
      {children}
      {session.data === null && (
        <Suspense fallback={null}>
          <SessionEnded returnTo={location.pathname + location.search} />
        </Suspense>
      )}
    </PictureHosts>
  );
}

/** Masks revealed accounts again when their time is over. */
function useEndedReveals(): void {
  const client = useQueryClient();
  const { reveals } = useOperator();
  const next = reveals.length === 0 ? undefined : Math.min(...reveals.map(({ until }) => until));
  useEffect(() => {
    if (next === undefined) return undefined;
    return callAt(next, () => void endReveals(client, next));
  }, [client, next]);
}

/**
 * Clears cached data and reasons of the previous operator when another operator, or the same one with another role,
 * signs in after a session ended. Data on screen is refetched; unsaved input stays.
 */
function useChangeOfOperator(): void {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { operator } = useOperator();
  const { forget } = useReasons();
  const last = useRef(operator);
  useEffect(() => {
    if (operator === undefined) return;
    const before = last.current;
    last.current = operator;
    removeOtherOperatorsData(operator.subject);
    if (before === undefined || (before.subject === operator.subject && before.role === operator.role)) return;
    forget();
    client.removeQueries({ type: 'inactive' });
    void client.invalidateQueries();
    if (before.subject === operator.subject) return;
    // Rarely needed, so not part of the first load.
    void import('#console/ui/notify.ts').then(({ notifySuccess }) => notifySuccess(t('app.otherOperator')));
  }, [client, forget, operator, t]);
}
