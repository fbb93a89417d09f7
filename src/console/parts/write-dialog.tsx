import type { ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';

import type { ApiRequest } from '#console/data/api-request.ts';
import { explainError } from '#console/data/explain-error.ts';
import { ConfirmDialog } from '#console/ui/confirm-dialog.tsx';
import { SaveFailed } from '#console/ui/save-failed.tsx';
import type { User } from '#contract/users.ts';

import { ShowRequest } from './show-request.tsx';
import { WhoLine } from './who-line.tsx';

type Props = Omit<ComponentProps<typeof ConfirmDialog>, 'isBusy'> & {
  /** Whom it concerns, if it concerns one person. */
  user?: User;
  /** The mutation that confirming starts. */
  write: { isPending: boolean; error: Error | null };
  /** What confirming would send; secrets replaced by placeholders. */
  requests: readonly ApiRequest[];
};

/** Asks before something is written: whom it concerns, what it does, how it failed, and the request it makes. */
export function WriteDialog({ user, write, requests, children, ...dialog }: Props) {
  const { t } = useTranslation();
  return (
    <ConfirmDialog {...dialog} isBusy={write.isPending}>
      {user !== undefined && <WhoLine user={user} />}
      {children}
      {write.error !== null && <SaveFailed {...explainError(write.error, t)} />}
      <ShowRequest requests={requests} />
    </ConfirmDialog>
  );
}
