import { Alert, Anchor, Button, Group, Text } from '@mantine/core';
import { IconAlertTriangle, IconEye, IconEyeOff, IconLock, IconPin } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';

import { membersWithInvisible } from '#console/api/display-name.ts';
import { noteQueries } from '#console/api/notes.ts';
import { formatTimeOfDay } from '#console/lib/format-date.ts';
import { paths } from '#console/lib/paths.ts';
import { Allowed, useAllowed } from '#console/shared/operator/allowed.tsx';
import { useOperator } from '#console/shared/operator/use-operator.ts';
import { ForeignText } from '#console/ui/foreign-text.tsx';
import type { User } from '#contract/users.ts';

import { PendingRequests } from './pending-requests.tsx';

type Props = { user: User; onReveal: () => void };

/**
 * Notices of an account: that it is read-only for this operator, that personal data is masked, and that invisible
 * characters may make it look like another account.
 */
export function AccountNotices({ user, onReveal }: Props) {
  const { t } = useTranslation();
  const userId = user.id;
  const withInvisible = membersWithInvisible(user);
  const { closed } = useAllowed(userId);
  const { may } = useOperator();
  return (
    <>
      {closed !== undefined && (
        <Alert color="gray" py={4} px="sm" icon={<IconLock size={18} aria-hidden />}>
          <Text size="sm">{t(`user.closed.${closed}`)}</Text>
        </Alert>
      )}
      {withInvisible.length > 0 && (
        <Alert color="orange" role="status" py={4} px="sm" icon={<IconAlertTriangle size={18} aria-hidden />}>
          <Text size="sm">
            {t('identifyingText.notice', { fields: withInvisible.map((member) => t(`user.field.${member}`)) })}
          </Text>
        </Alert>
      )}
      <PendingRequests userId={userId} />
      {may('notes:read') && may('users:unmask') && <PinnedNote userId={userId} />}
      {!may('users:unmask') && <MaskNotice userId={userId} onReveal={onReveal} />}
    </>
  );
}

/** Longest beginning of the pinned note that is shown, in characters. */
const shownNoteLength = 200;

/** The beginning of the pinned note, with a link to the notes. */
function PinnedNote({ userId }: { userId: string }) {
  const { t } = useTranslation();
  const { state } = useLocation();
  const notes = useQuery(noteQueries.list(userId));
  const pinned = notes.data?.find(({ isPinned }) => isPinned);
  if (pinned === undefined) return null;
  const { text } = pinned;
  return (
    <Alert color="gray" py={4} px="sm" icon={<IconPin size={18} aria-hidden />}>
      <Group gap="xs" justify="space-between">
        <Text size="sm" dir="auto">
          <ForeignText>{text.length > shownNoteLength ? `${text.slice(0, shownNoteLength)}…` : text}</ForeignText>
        </Text>
        <Anchor component={Link} to={paths.userNotes(userId)} state={state} size="sm">
          {t('user.pinnedNote')}
        </Anchor>
      </Group>
    </Alert>
  );
}

function MaskNotice({ userId, onReveal }: { userId: string; onReveal: () => void }) {
  const { t, i18n } = useTranslation();
  const { reveals } = useOperator();
  const revealed = reveals.find((reveal) => reveal.userId === userId);
  const Icon = revealed === undefined ? IconEyeOff : IconEye;
  return (
    <Alert color={revealed === undefined ? 'gray' : 'orange'} py={4} px="sm" icon={<Icon size={18} aria-hidden />}>
      <Group gap="xs" justify="space-between" mih={28}>
        <Text size="sm">
          {revealed === undefined
            ? t('user.reveal.masked')
            : t('user.reveal.until', { time: formatTimeOfDay(revealed.until, i18n.language) })}
        </Text>
        {revealed === undefined && (
          <Allowed action="users:reveal" userId={userId}>
            <Button size="compact-sm" variant="default" onClick={onReveal}>
              {t('user.reveal.open')}
            </Button>
          </Allowed>
        )}
      </Group>
    </Alert>
  );
}
