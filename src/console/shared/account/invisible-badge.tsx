import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { membersWithInvisible } from '#console/api/display-name.ts';
import type { User } from '#contract/users.ts';

/** Marks an account whose name or identifiers contain invisible characters. */
export function InvisibleBadge({ user }: { user: User }) {
  const { t } = useTranslation();
  if (membersWithInvisible(user).length === 0) return null;
  return (
    <Badge variant="light" color="orange" tt="none" size="sm">
      {t('users.hiddenCharacters')}
    </Badge>
  );
}
