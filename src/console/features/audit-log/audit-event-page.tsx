import { Anchor, Stack } from '@mantine/core';
import { IconChevronLeft } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useParams } from 'react-router';

import { ApiError } from '#console/api/api-error.ts';
import { auditLogQueries } from '#console/api/audit-log.ts';
import { explainError } from '#console/api/explain-error.ts';
import { paths } from '#console/lib/paths.ts';
import { returnAddress } from '#console/lib/return-address.ts';
import { actionName } from '#console/shared/audit/action-name.ts';
import { EmptyState } from '#console/ui/empty-state.tsx';
import { LoadFailed } from '#console/ui/load-failed.tsx';
import { PageTitle } from '#console/ui/page-title.tsx';
import { TableSkeleton } from '#console/ui/table-skeleton.tsx';
import type { AuditEventDetails } from '#contract/audit-log.ts';

import { Comparison } from './comparison.tsx';
import { AuditEventActions } from './event-actions.tsx';
import { AuditEventFacts } from './event-facts.tsx';
import { MayReadAuditLog } from './may-read-audit-log.tsx';

/** Details of one audit event. */
export function AuditEventPage() {
  return (
    <MayReadAuditLog>
      <AuditEventLoader />
    </MayReadAuditLog>
  );
}

function AuditEventLoader() {
  const { t } = useTranslation();
  const { sequence = '' } = useParams();
  const location = useLocation();
  const event = useQuery(auditLogQueries.detail(sequence));
  // 400: the sequence in the URL is not a number.
  const isMissing = event.error instanceof ApiError && [400, 404].includes(event.error.status);
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
      {event.isError && !isMissing && <LoadFailed {...explainError(event.error, t)} onRetry={event.refetch} />}
      {event.isPending && <TableSkeleton rows={10} />}
      {event.isSuccess && <Details event={event.data} />}
    </Stack>
  );
}

function Details({ event }: { event: AuditEventDetails }) {
  const { t } = useTranslation();
  const action = actionName(event.action, t);
  return (
    <>
      <PageTitle tab={t('auditLog.entry.tab', { action, sequence: event.sequence })}>{action}</PageTitle>
      <AuditEventFacts event={event} />
      {(event.kind === 'write' || event.values !== 'none') && <Comparison event={event} />}
      {event.targetUserId !== null && <AuditEventActions userId={event.targetUserId} />}
    </>
  );
}
