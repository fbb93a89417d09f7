import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';

import { passwordRecoveryQueries, UserCanRecover } from '#console/shared/account/password-recovery.tsx';
import { Loaded } from '#console/shared/loading/loaded.tsx';
import { useOperator } from '#console/shared/operator/use-operator.ts';
import { TableSkeleton } from '#console/ui/table-skeleton.tsx';
import type { User } from '#contract/users.ts';

type Recovery = {
  /** Notice that the user can reset the password without help, with the statement that this isn't possible. */
  notice: ReactNode;
  /** Whether the operator may give the user a credential. */
  isReady: boolean;
  /** To send with the request. */
  statement: { userCannotRecover?: boolean };
};

/** The rule for operators who may not choose passwords: a user who can get a code gets no credential from them. */
export function useRecovery(user: User): Recovery {
  const { may } = useOperator();
  const isBound = !may('passwords:set');
  const recovery = useQuery({ ...passwordRecoveryQueries.of(user.id), enabled: isBound });
  const [cannot, setCannot] = useState(false);
  if (!isBound) return { notice: null, isReady: true, statement: {} };
  const canRecover = recovery.data !== undefined && recovery.data.channels.length > 0;
  return {
    notice: (
      <Loaded query={recovery} waiting={<TableSkeleton rows={2} />}>
        {({ channels }) =>
          canRecover && <UserCanRecover user={user} channels={channels} cannot={cannot} onChange={setCannot} />
        }
      </Loaded>
    ),
    isReady: recovery.data !== undefined && (!canRecover || cannot),
    statement: canRecover ? { userCannotRecover: cannot } : {},
  };
}
