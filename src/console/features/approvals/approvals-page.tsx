import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { approvalQueries } from '#console/api/approvals.ts';
import { Loaded } from '#console/shared/loading/loaded.tsx';
import { useOperator } from '#console/shared/operator/use-operator.ts';
import { EmptyState } from '#console/ui/empty-state.tsx';
import { PageTitle } from '#console/ui/page-title.tsx';
import { TableSkeleton } from '#console/ui/table-skeleton.tsx';

import { ApprovalTable } from './approval-table.tsx';

/** How often requests of others are looked for, in ms. */
const lookEvery = 15_000;

/** Requests for a second operator: those who may decide see all, others their own. */
export function ApprovalsPage() {
  const { t } = useTranslation();
  const { may } = useOperator();
  const approvals = useQuery({ ...approvalQueries.list(), refetchInterval: lookEvery });
  return (
    <Stack>
      <PageTitle>{t('approvals.title')}</PageTitle>
      <Text size="sm" c="dimmed">
        {t(may('approvals:decide') ? 'approvals.intro' : 'approvals.introOwn')}
      </Text>
      <Loaded query={approvals} waiting={<TableSkeleton rows={5} />}>
        {(found) =>
          found.length > 0 ? (
            <ApprovalTable approvals={found} />
          ) : (
            <EmptyState title={t('approvals.empty.title')}>{t('approvals.empty.text')}</EmptyState>
          )
        }
      </Loaded>
    </Stack>
  );
}
