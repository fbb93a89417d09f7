import { Anchor, Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { explainError } from '#console/api/explain-error.ts';
import { paths } from '#console/lib/paths.ts';

/** Error when the audit log cannot be read; the entries stay visible. */
export function ActionsFailed({ error, onRetry }: { error: Error; onRetry: () => unknown }) {
  const { t } = useTranslation();
  return (
    <Group gap="xs" role="alert">
      <Text size="sm">{t('activity.actions.failed', explainError(error, t))}</Text>
      <Button size="compact-xs" variant="default" onClick={() => void onRetry()}>
        {t('common.tryAgain')}
      </Button>
    </Group>
  );
}

/** Notice that not all operator actions are listed, with a link to the audit log. */
export function ActionsCut({ count, userId }: { count: number; userId: string }) {
  const { t } = useTranslation();
  return (
    <Text size="xs" c="dimmed">
      {t('activity.actions.cut', { count })}{' '}
      <Anchor component={Link} to={paths.auditLogOf(userId)} inherit>
        {t('activity.actions.cutAuditLog')}
      </Anchor>
    </Text>
  );
}
