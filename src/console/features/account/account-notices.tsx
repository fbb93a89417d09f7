import { Alert, Button, Group, Text } from '@mantine/core';
import { IconAlertTriangle, IconEye, IconEyeOff, IconLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

import { membersWithInvisible } from '#console/api/display-name.ts';
import { formatTimeOfDay } from '#console/lib/format-date.ts';
import { Allowed, useAllowed } from '#console/shared/operator/allowed.tsx';
import { useOperator } from '#console/shared/operator/use-operator.ts';
import type { User } from '#contract/users.ts';

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
      {!may('users:unmask') && <MaskNotice userId={userId} onReveal={onReveal} />}
    </>
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
