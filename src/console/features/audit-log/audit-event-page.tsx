import { Anchor, Stack } from '@mantine/core';
import { IconChevronLeft } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useParams } from 'react-router';

import { ApiError } from '#console/api/api-error.ts';
import { explainError } from '#console/api/explain-error.ts';
import { auditLogQueries } from '#console/api/audit-log.ts';
import { paths } from '#console/lib/paths.ts';
import { returnAddress } from '#console/lib/return-address.ts';
import { actionName } from '#console/shared/audit/action-name.ts';
import { EmptyState } from '#console/ui/empty-state.tsx';
import { LoadFailed } from '#console/ui/load-failed.tsx';
import { PageTitle } from '#console/ui/page-title.tsx';
import { TableSkeleton } from '#console/ui/table-skeleton.tsx';
import type { AuditEventDetails } from '#contract/audit-log.ts';

import { Comparison } from './comparison.tsx';
import { EntryActions } from './event-actions.tsx';
import { EntryFacts } from './event-facts.tsx';
import { MayReadAuditLog } from './may-read-audit-log.tsx';

/** One event of the audit log: all that it says. */
export function AuditEventPage() {
  return (
    <MayReadAuditLog>
      <WholeEntry />
    </MayReadAuditLog>
  );
}

function WholeEntry() {
  const { t } = useTranslation();
  const { sequence = '' } = useParams();
  const location = useLocation();
  const entry = useQuery(auditLogQueries.detail(sequence));
  // 400: what stands in the address is no number.
  const isMissing = entry.error instanceof ApiError && [400, 404].includes(entry.error.status);
  return (
    <Stack>
      <Anchor component={Link} to={returnAddress(location.state) ?? paths.auditLog()} size="sm">
        <IconChevronLeft size={14} aria-hidden /> {t('auditLog.entry.back')}
      </Anchor>
      {isMissing && (
        <EmptyState title={<PageTitle>{t('auditLog.entry.notFoundTitle')}</PageTitle>}>
          {t('auditLog.entry.notFoundText', { sequence })}
        </EmptyState>
      )}
      {entry.isError && !isMissing && <LoadFailed {...explainError(entry.error, t)} onRetry={entry.refetch} />}
      {entry.isPending && <TableSkeleton rows={10} />}
      {entry.isSuccess && <Entry entry={entry.data} />}
    </Stack>
  );
}

function Entry({ entry }: { entry: AuditEventDetails }) {
  const { t } = useTranslation();
  const action = actionName(entry.action, t);
  return (
    <>
      <PageTitle tab={t('auditLog.entry.tab', { action, sequence: entry.sequence })}>{action}</PageTitle>
      <EntryFacts entry={entry} />
      {(entry.kind === 'intent' || entry.values !== 'none') && <Comparison entry={entry} />}
      {entry.targetUserId !== null && <EntryActions userId={entry.targetUserId} />}
    </>
  );
}
