import { Anchor, Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { explainError } from '#console/data/explain-error.ts';
import { paths } from '#console/lib/paths.ts';

/** The journal fails, and takes nothing else away. */
export function DeedsFailed({ error, onRetry }: { error: Error; onRetry: () => unknown }) {
  const { t } = useTranslation();
  return (
    <Group gap="xs" role="alert">
      <Text size="sm">{t('activity.deeds.failed', explainError(error, t))}</Text>
      <Button size="compact-xs" variant="default" onClick={() => void onRetry()}>
        {t('common.tryAgain')}
      </Button>
    </Group>
  );
}

/** There are more deeds than stand on a page, and where they all are. */
export function DeedsCut({ count, userId }: { count: number; userId: string }) {
  const { t } = useTranslation();
  return (
    <Text size="xs" c="dimmed">
      {t('activity.deeds.cut', { count })}{' '}
      <Anchor component={Link} to={paths.journalOf(userId)} inherit>
        {t('activity.deeds.cutJournal')}
      </Anchor>
    </Text>
  );
}
