import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import type { ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';

import type { ApiRequest } from '#console/api/api-request.ts';
import { identifierOf } from '#console/api/display-name.ts';
import { InvisibleBadge } from '#console/shared/account/invisible-badge.tsx';
import { useRoleLimit } from '#console/shared/operator/allowed.tsx';
import { ConfirmDialog } from '#console/ui/confirm-dialog.tsx';
import type { User } from '#contract/users.ts';

import { ShowRequest } from './request-texts.tsx';
import type { Write } from './use-write.ts';
import { WriteFailed } from './write-failed.tsx';

/** The state of a write that {@link WriteDialog} shows. */
export type ShownWrite = Pick<
  Write<unknown, never>,
  | 'user'
  | 'targets'
  | 'isAllowed'
  | 'isChecking'
  | 'closed'
  | 'reasonField'
  | 'needsApproval'
  | 'isReady'
  | 'isPending'
  | 'error'
>;

type Props = Omit<ComponentProps<typeof ConfirmDialog>, 'isBusy'> & {
  /** The write that confirming runs. */
  write: ShownWrite;
  /** Management API requests of the write, with placeholders for secrets. */
  requests?: readonly ApiRequest[];
};

/** Confirmation of a write: the affected user, the effect, the reason, the requests, and the error if it failed. */
export function WriteDialog({ write, requests, isReady = true, children, ...dialog }: Props) {
  const { user, error } = write;
  const isRefused = !write.isAllowed && !write.isChecking;
  return (
    <ConfirmDialog
      {...dialog}
      isReady={isReady && write.isReady}
      isBusy={write.isPending}
      isSecondary={write.needsApproval}
      outcome={dialog.outcome ?? (isRefused ? <NotAllowed write={write} onClose={dialog.onClose} /> : undefined)}
    >
      {user !== undefined && <UserIdentifierLine user={user} />}
      {children}
      {write.isAllowed && write.reasonField}
      {error !== null && <WriteFailed error={error} targets={write.targets} />}
      {requests !== undefined && <ShowRequest requests={requests} />}
    </ConfirmDialog>
  );
}

const closedText = { own: 'errors.ownAccount', protected: 'errors.protectedAccount' } as const;

/** Instead of the content, for operators who may not do it, for example after following a link. */
function NotAllowed({ write: { user, closed }, onClose }: { write: ShownWrite; onClose: () => void }) {
  const { t } = useTranslation();
  const limit = useRoleLimit();
  return (
    <Stack>
      {user !== undefined && <UserIdentifierLine user={user} />}
      <Alert color="orange">{closed === undefined ? limit : t(closedText[closed])}</Alert>
      <Group justify="flex-end">
        <Button variant="default" data-autofocus onClick={onClose}>
          {t('common.close')}
        </Button>
      </Group>
    </Stack>
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
