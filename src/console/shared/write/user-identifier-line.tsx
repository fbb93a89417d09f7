import { Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { identifierOf } from '#console/api/display-name.ts';
import { InvisibleBadge } from '#console/shared/account/invisible-badge.tsx';
import type { User } from '#contract/users.ts';

type Props = { user: User };

/** Identifies the user uniquely, because users may have the same or a similar-looking name. */
export function UserIdentifierLine({ user }: Props) {
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
