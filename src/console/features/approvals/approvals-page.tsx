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

/** Interval at which new requests are fetched, in ms. */
const refreshInterval = 15_000;

/** Approval requests: all of them for operators who may decide, otherwise the operator's own. */
export function ApprovalsPage() {
  const { t } = useTranslation();
  const { may } = useOperator();
  const approvals = useQuery({ ...approvalQueries.list(), refetchInterval: refreshInterval });
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
