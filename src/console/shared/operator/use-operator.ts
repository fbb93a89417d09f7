import { useQuery } from '@tanstack/react-query';

import { type Reveal, currentSessionQueries, type VerifiedCaller } from '#console/api/session.ts';
import { useLast } from '#console/lib/use-last.ts';
import type { CallerQuestion } from '#contract/callers.ts';
import type { Permission, StandingNotice } from '#contract/operators.ts';

const noRoles: readonly string[] = [];
const noNotices: readonly StandingNotice[] = [];
const noHosts: readonly string[] = [];
const noReveals: readonly Reveal[] = [];
const noCallers: readonly VerifiedCaller[] = [];
const noQuestions: readonly CallerQuestion[] = [];

/**
 * The signed-in operator and their permissions. The gateway enforces them; the console only hides what it would refuse.
 */
export function useOperator() {
  const { data } = useQuery(currentSessionQueries.current());
  // Keeps the last session while it is renewed in place, so that the page and its input stay.
  const session = useLast(data ?? undefined);
  const may = (permission: Permission): boolean => session?.permissions.includes(permission) ?? false;
  return {
    operator: session?.operator,
    /** Key of the operator's data in browser storage. */
    subject: session?.operator.subject ?? '',
    isLogto: session?.isLogto ?? false,
    ownApplicationId: session?.ownApplicationId,
    defaultCountry: session?.defaultCountry ?? undefined,
    ownUserId: session?.ownUserId ?? null,
    protectedRoles: session?.protectedRoles ?? noRoles,
    notices: session?.notices ?? noNotices,
    pictureHosts: session?.pictureHosts ?? noHosts,
    reveals: session?.reveals ?? noReveals,
    verifiedCallers: session?.verifiedCallers ?? noCallers,
    callerQuestions: session?.callerQuestions ?? noQuestions,
    reasonPattern: session?.reasonPattern ?? undefined,
    may,
    /** Files are never masked, so exporting also takes unmasked data. */
    mayExport: may('users:export') && may('users:unmask'),
    needsReason: (permission: Permission): boolean => session?.reasonRequired.includes(permission) ?? false,
  };
}
