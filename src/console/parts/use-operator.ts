import { useQuery } from '@tanstack/react-query';

import { sessionQueries } from '#console/data/session.ts';
import type { Permission } from '#contract/operators.ts';

/** Who is signed in, and what they may do. Usher's server decides; this only spares the operator refusals. */
export function useOperator() {
  const { data: session } = useQuery(sessionQueries.current());
  return {
    operator: session?.operator,
    defaultCountry: session?.defaultCountry ?? undefined,
    ownUserId: session?.ownUserId ?? null,
    may: (permission: Permission): boolean => session?.permissions.includes(permission) ?? false,
    needsReason: (permission: Permission): boolean => session?.reasonRequired.includes(permission) ?? false,
  };
}
