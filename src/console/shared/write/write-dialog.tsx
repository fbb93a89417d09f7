import { Alert, Group, Text } from '@mantine/core';
import type { ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';

import type { ApiRequest } from '#console/api/api-request.ts';
import { identifierOf } from '#console/api/display-name.ts';
import { InvisibleBadge } from '#console/shared/account/invisible-badge.tsx';
import { ConfirmDialog } from '#console/ui/confirm-dialog.tsx';
import type { User } from '#contract/users.ts';

import { ShowRequest } from './request-texts.tsx';
import type { Write } from './use-write.ts';
import { WriteFailed } from './write-failed.tsx';

/** The state of a write that {@link WriteDialog} shows. */
export type ShownWrite = Pick<
  Write<unknown, never>,
  'user' | 'targets' | 'isAllowed' | 'closed' | 'reasonField' | 'needsApproval' | 'isReady' | 'isPending' | 'error'
>;

type Props = Omit<ComponentProps<typeof ConfirmDialog>, 'isBusy'> & {
  /** The write that confirming runs. */
  write: ShownWrite;
  /** Management API requests of the write, with placeholders for secrets. */
  requests?: readonly ApiRequest[];
};

const closedText = { own: 'errors.ownAccount', protected: 'errors.protectedAccount' } as const;

/** Confirmation of a write: the affected user, the effect, the reason, the requests, and the error if it failed. */
export function WriteDialog({ write, requests, isReady = true, children, ...dialog }: Props) {
  const { t } = useTranslation();
  const { user, closed, error, needsApproval } = write;
  return (
    <ConfirmDialog {...dialog} isReady={isReady && write.isReady} isBusy={write.isPending} isSecondary={needsApproval}>
      {user !== undefined && <UserIdentifierLine user={user} />}
      {children}
      {!write.isAllowed && (
        <Alert color="orange">{t(closed === undefined ? 'errors.notPermitted' : closedText[closed])}</Alert>
      )}
      {write.isAllowed && write.reasonField}
      {error !== null && <WriteFailed error={error} targets={write.targets} />}
      {requests !== undefined && <ShowRequest requests={requests} />}
    </ConfirmDialog>
  );
}

type UserIdentifierLineProps = { user: User };

/** Identifies the user uniquely, because users may have the same or a similar-looking name. */
export function UserIdentifierLine({ user }: UserIdentifierLineProps) {
  const { t } = useTranslation();
  return (
    <Group gap="xs">
      <Text size="sm" c="dimmed">
        {t('user.identity', { identifier: identifierOf(user), tail: user.id.slice(-4) })}
      </Text>
      <InvisibleBadge user={user} />
    </Group>
  );
}
