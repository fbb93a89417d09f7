import { Anchor, Stack, Button, Group } from '@mantine/core';
import { IconChevronLeft } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useParams } from 'react-router';

import { ApiError } from '#console/api/api-error.ts';
import { auditLogQueries } from '#console/api/audit-log.ts';
import { paths } from '#console/lib/paths.ts';
import { returnAddress } from '#console/lib/return-to-list.ts';
import { useDialog } from '#console/lib/use-dialog.ts';
import { actionName } from '#console/shared/audit/event-texts.ts';
import { Loaded } from '#console/shared/loading/loaded.tsx';
import { useOperator } from '#console/shared/operator/use-operator.ts';
import { EmptyState } from '#console/ui/empty-state.tsx';
import { PageTitle } from '#console/ui/page-title.tsx';
import { TableSkeleton } from '#console/ui/table-skeleton.tsx';
import type { AuditEventDetails } from '#contract/audit-log.ts';

import { Comparison } from './comparison.tsx';
import { EraseDialog } from './erase-dialog.tsx';
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
  const notFound = (
    <EmptyState title={<PageTitle>{t('auditLog.event.notFoundTitle')}</PageTitle>}>
      {t('auditLog.event.notFoundText', { sequence })}
    </EmptyState>
  );
  // The sequence in the URL is not a number.
  const isInvalid = event.error instanceof ApiError && event.error.status === 400;
  return (
    <Stack>
      <Anchor component={Link} to={returnAddress(location.state) ?? paths.auditLog()} size="sm">
        <IconChevronLeft size={14} aria-hidden /> {t('auditLog.event.back')}
      </Anchor>
      {isInvalid ? (
        notFound
      ) : (
        <Loaded query={event} waiting={<TableSkeleton rows={10} />} missing={notFound}>
          {(found) => <Details event={found} />}
        </Loaded>
      )}
    </Stack>
  );
}

function Details({ event }: { event: AuditEventDetails }) {
  const { t } = useTranslation();
  const action = actionName(event.action, t);
  return (
    <>
      <PageTitle tab={t('auditLog.event.tab', { action, sequence: event.sequence })}>{action}</PageTitle>
      <AuditEventFacts event={event} />
      {(event.kind === 'write' || event.values !== 'none') && <Comparison event={event} />}
      {event.targetUserId !== null && <AuditEventActions userId={event.targetUserId} />}
    </>
  );
}

type Props = { userId: string };

/** Actions on the account of an audit event. */
function AuditEventActions({ userId }: Props) {
  const { t } = useTranslation();
  const { may } = useOperator();
  const dialog = useDialog<'erase'>();
  return (
    <Group gap="xs">
      <Button component={Link} to={paths.auditLogOf(userId)} variant="default" size="xs">
        {t('auditLog.event.ofAccount')}
      </Button>
      {may('audit:erase') && (
        <>
          <Button variant="default" size="xs" onClick={() => dialog.open('erase')}>
            {t('auditLog.erase.open')}
          </Button>
          <EraseDialog userId={userId} isOpen={dialog.isOpen('erase')} onClose={dialog.close} />
        </>
      )}
    </Group>
  );
}
