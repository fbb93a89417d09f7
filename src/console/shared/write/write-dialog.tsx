import { Alert } from '@mantine/core';
import type { ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';

import type { ApiRequest } from '#console/api/api-request.ts';
import { reasonTarget } from '#console/api/reasons.ts';
import { useAllowed } from '#console/shared/operator/use-allowed.ts';
import { ConfirmDialog } from '#console/ui/confirm-dialog.tsx';
import type { Permission } from '#contract/operators.ts';
import type { User } from '#contract/users.ts';

import { ShowRequest } from './show-request.tsx';
import { useReason } from './use-reason.tsx';
import { UserIdentifierLine } from './user-identifier-line.tsx';
import { WriteFailed } from './write-failed.tsx';

type Props = Omit<ComponentProps<typeof ConfirmDialog>, 'isBusy'> & {
  /** The affected user, if there is exactly one. */
  user?: User;
  /** Permission of the action; decides whether a reason is required. */
  action: Permission;
  /** IDs of the users or the role that are written to, if not just `user`. */
  targets?: readonly string[];
  /** The mutation that confirming runs. */
  write: { isPending: boolean; error: Error | null };
  /** Management API requests of the action, with placeholders for secrets. */
  requests?: readonly ApiRequest[];
};

const closedText = { own: 'errors.ownAccount', protected: 'errors.protectedAccount' } as const;

/** Confirmation of a write: the affected user, the effect, the reason, the requests, and the error if it failed. */
export function WriteDialog(props: Props) {
  const { user, action, targets, write, requests, isReady = true, onConfirm, children, ...dialog } = props;
  const { t } = useTranslation();
  const { may, closed } = useAllowed(user?.id);
  const isAllowed = may(action);
  const reason = useReason(targets ?? (user === undefined ? (requests ?? []).map(reasonTarget) : [user.id]), action);
  const confirm = () => {
    reason.remember();
    onConfirm();
  };
  return (
    <ConfirmDialog
      {...dialog}
      isReady={isReady && reason.isGiven && isAllowed}
      isBusy={write.isPending}
      onConfirm={confirm}
    >
      {user !== undefined && <UserIdentifierLine user={user} />}
      {children}
      {!isAllowed && (
        <Alert color="orange">{t(closed === undefined ? 'errors.notPermitted' : closedText[closed])}</Alert>
      )}
      {isAllowed && reason.field}
      {write.error !== null && <WriteFailed error={write.error} />}
      {requests !== undefined && <ShowRequest requests={requests} />}
    </ConfirmDialog>
  );
}
