import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { displayPhone } from '#console/data/display-name.ts';
import type { User } from '#contract/users.ts';

type Props = { user: User };

/** Names the person beyond doubt: two people may share a name. */
export function WhoLine({ user }: Props) {
  const { t } = useTranslation();
  const identifier =
    user.primaryEmail ?? user.username ?? (user.primaryPhone === null ? user.id : displayPhone(user.primaryPhone));
  return (
    <Text size="sm" c="dimmed">
      {t('user.suspendDialog.who', { identifier, tail: user.id.slice(-4) })}
    </Text>
  );
}
