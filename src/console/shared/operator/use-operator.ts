import { useQuery } from '@tanstack/react-query';

import { type Reveal, operatorSessionQueries } from '#console/api/session.ts';
import { useLast } from '#console/lib/use-last.ts';
import type { Permission, StandingNotice } from '#contract/operators.ts';

const noRoles: readonly string[] = [];
const noNotices: readonly StandingNotice[] = [];
const noHosts: readonly string[] = [];
const noReveals: readonly Reveal[] = [];

/** Who is signed in, and what they may do. Usher's server decides; this only spares the operator refusals. */
export function useOperator() {
  const { data } = useQuery(operatorSessionQueries.current());
  // One that ends is renewed in place: what is on the screen, and what was typed there, stays.
  const session = useLast(data ?? undefined);
  return {
    operator: session?.operator,
    /** The operator's, for what the browser keeps of them. */
    subject: session?.operator.subject ?? '',
    isLogto: session?.isLogto ?? false,
    defaultCountry: session?.defaultCountry ?? undefined,
    ownUserId: session?.ownUserId ?? null,
    protectedRoles: session?.protectedRoles ?? noRoles,
    notices: session?.notices ?? noNotices,
    pictureHosts: session?.pictureHosts ?? noHosts,
    reveals: session?.reveals ?? noReveals,
    reasonPattern: session?.reasonPattern ?? undefined,
    may: (permission: Permission): boolean => session?.permissions.includes(permission) ?? false,
    needsReason: (permission: Permission): boolean => session?.reasonRequired.includes(permission) ?? false,
  };
}
