import { Anchor, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { paths } from '#console/lib/paths.ts';
import { ForeignText } from '#console/ui/foreign-text.tsx';

import type { Names } from './event-sentence.ts';

type Props = { userId: string; names: Names };

/** A user's name, linked to the account; for a deleted user the ID, without a link. */
export function AccountLink({ userId, names }: Props) {
  const { t } = useTranslation();
  if (names.isDeleted(userId)) {
    return (
      <Text size="sm" span>
        {t('activity.deletedUser')}{' '}
        <Text size="xs" c="dimmed" span>
          {userId}
        </Text>
      </Text>
    );
  }
  return (
    <Anchor component={Link} to={paths.user(userId)} size="sm" dir="auto">
      <ForeignText>{names.user(userId)}</ForeignText>
    </Anchor>
  );
}
