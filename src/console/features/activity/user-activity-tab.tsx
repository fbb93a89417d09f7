import { Anchor, Group, Stack, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useOutletContext } from 'react-router';

import { displayName } from '#console/api/display-name.ts';
import { paths } from '#console/lib/paths.ts';
import { useOperator } from '#console/shared/operator/use-operator.ts';
import { TabTitle } from '#console/ui/tab-title.tsx';
import type { User } from '#contract/users.ts';

import { ActivityList } from './activity-list.tsx';
import { FailedAttempts } from './failed-attempts.tsx';

/** Activity of one user: entries, operator actions, and failed attempts with their identifiers. */
export function UserActivityTab() {
  const { t } = useTranslation();
  const user = useOutletContext<User>();
  const { may } = useOperator();
  return (
    <Stack>
      <TabTitle name={displayName(user)}>{t('activity.title')}</TabTitle>
      <FailedAttempts user={user} />
      <Group justify="space-between" gap="xs">
        <Title order={2} size="h4">
          {t('activity.title')}
        </Title>
        {may('audit:read') && (
          <Anchor component={Link} to={paths.auditLogOf(user.id)} size="sm">
            {t('activity.actions.auditLog')}
          </Anchor>
        )}
      </Group>
      <ActivityList user={user} />
    </Stack>
  );
}
