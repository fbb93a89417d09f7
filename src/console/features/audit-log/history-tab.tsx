import { Anchor, Group, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useOutletContext } from 'react-router';
import * as z from 'zod/mini';

import { auditLogQueries } from '#console/api/audit-log.ts';
import { displayName } from '#console/api/display-name.ts';
import { paths } from '#console/lib/paths.ts';
import { pagingState, useUrlState } from '#console/lib/use-url-state.ts';
import { Loaded } from '#console/shared/loading/loaded.tsx';
import { useOperator } from '#console/shared/operator/use-operator.ts';
import { EmptyState } from '#console/ui/empty-state.tsx';
import { Pager } from '#console/ui/pager.tsx';
import { TabTitle } from '#console/ui/tab-title.tsx';
import { TableSkeleton } from '#console/ui/table-skeleton.tsx';
import { pageSizes } from '#contract/paging.ts';
import type { User } from '#contract/users.ts';

import { HistoryTable } from './history-table.tsx';

const historyState = z.object(pagingState);

/** What operators changed on a user: who, when, what and why. */
export function HistoryTab() {
  const { t } = useTranslation();
  const user = useOutletContext<User>();
  const { may } = useOperator();
  return (
    <Stack>
      <TabTitle name={displayName(user)}>{t('auditLog.history.title')}</TabTitle>
      <Group justify="space-between" gap="xs">
        <Title order={2} size="h4">
          {t('auditLog.history.title')}
        </Title>
        {may('audit:read') && (
          <Anchor component={Link} to={paths.auditLogOf(user.id)} size="sm">
            {t('auditLog.history.all')}
          </Anchor>
        )}
      </Group>
      {may('users:history') ? (
        <HistoryPages userId={user.id} />
      ) : (
        <EmptyState title={t('auditLog.history.hidden.title')}>{t('auditLog.history.hidden.text')}</EmptyState>
      )}
    </Stack>
  );
}

function HistoryPages({ userId }: { userId: string }) {
  const { t } = useTranslation();
  const { state, hrefWith, push } = useUrlState(historyState);
  const { page, page_size } = state;
  const history = useQuery(auditLogQueries.history(userId, { page, page_size, grouped: 'true' }));
  return (
    <>
      <Text size="sm" c="dimmed">
        {t('auditLog.history.text')}
      </Text>
      <Loaded query={history} waiting={<TableSkeleton rows={5} />}>
        {({ items, total, isCapped }) => (
          <>
            {items.length === 0 ? (
              <EmptyState title={t('auditLog.history.empty.title')}>
                {t(total > 0 ? 'auditLog.empty.beyond' : 'auditLog.history.empty.text')}
              </EmptyState>
            ) : (
              <HistoryTable userId={userId} events={items} isStale={history.isPlaceholderData} />
            )}
            <Pager
              isStale={history.isPlaceholderData}
              page={page}
              pageSize={page_size}
              pageSizes={pageSizes}
              total={total}
              isCapped={isCapped}
              hrefFor={(to) => hrefWith({ page: to })}
              onPageSize={(size) => push({ page_size: size, page: 1 })}
            />
          </>
        )}
      </Loaded>
    </>
  );
}
