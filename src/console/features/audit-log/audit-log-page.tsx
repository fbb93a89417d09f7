import { Button, Group, Stack, Text, Code, Skeleton } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { auditLogExportAddress, auditLogQueries } from '#console/api/audit-log.ts';
import { useDialog } from '#console/lib/use-dialog.ts';
import { useUrlState } from '#console/lib/use-url-state.ts';
import { Loaded } from '#console/shared/loading/loaded.tsx';
import { useOperator } from '#console/shared/operator/use-operator.ts';
import { CopyButton } from '#console/ui/copy-button.tsx';
import { PageTitle } from '#console/ui/page-title.tsx';
import { SectionCard } from '#console/ui/section-card.tsx';
import { auditExportColumns, type AuditLogHead as Head } from '#contract/audit-log.ts';

import { AuditLogFilterForm } from './audit-log-filters.tsx';
import classes from './audit-log-head.module.css';
import { auditLogState } from './audit-log-state.ts';
import { AuditLogPages } from './audit-log-table.tsx';
import { EraseDialog } from './erase-dialog.tsx';
import { MayReadAuditLog } from './may-read-audit-log.tsx';
import { TicketAccounts } from './ticket-accounts.tsx';

/** The audit log: filters, events, export and the head of the hash chain. */
export function AuditLogPage() {
  return (
    <MayReadAuditLog>
      <AuditLogContent />
    </MayReadAuditLog>
  );
}

function AuditLogContent() {
  const { t, i18n } = useTranslation();
  const { may } = useOperator();
  const { state, hrefWith, push } = useUrlState(auditLogState);
  const { page, page_size, dialog: _dialog, about: _about, ...filters } = state;
  const dialog = useDialog<'erase'>();
  // In English, columns and file are called as in the API.
  const texts = {
    headings:
      i18n.language === 'en' ? undefined : auditExportColumns.map((name) => t(`auditLog.export.column.${name}`)),
    file: i18n.language === 'en' ? undefined : t('auditLog.export.file'),
  };
  const { userId } = filters;
  const isFiltered = Object.values(filters).some((value) => value !== undefined);
  return (
    <Stack>
      <Group justify="space-between" gap="xs">
        <PageTitle>{t('auditLog.title')}</PageTitle>
        <Group gap="xs" role="group" aria-label={t('auditLog.export.label')}>
          {(['csv', 'json'] as const).map((format) => (
            <Button
              key={format}
              component="a"
              href={auditLogExportAddress(filters, format, texts)}
              download
              variant="default"
              size="xs"
              leftSection={<IconDownload size={14} aria-hidden />}
            >
              {t(`auditLog.export.${format}`)}
            </Button>
          ))}
        </Group>
      </Group>
      <Text size="sm" c="dimmed">
        {t('auditLog.intro')}
      </Text>
      <AuditLogFilterForm
        filters={filters}
        isFiltered={isFiltered}
        onChange={(changes) => push({ ...changes, page: 1, dialog: undefined })}
      />
      {userId !== undefined && may('audit:erase') && (
        <>
          <Group>
            <Button variant="default" size="xs" onClick={() => dialog.open('erase')}>
              {t('auditLog.erase.open')}
            </Button>
          </Group>
          <EraseDialog userId={userId} isOpen={dialog.isOpen('erase')} onClose={dialog.close} />
        </>
      )}
      {filters.ticket !== undefined && <TicketAccounts key={filters.ticket} ticket={filters.ticket} />}
      <AuditLogPages
        query={{ ...filters, page, page_size }}
        isFiltered={isFiltered}
        hrefFor={(to) => hrefWith({ page: to, dialog: undefined })}
        onPageSize={(size) => push({ page_size: size, page: 1 })}
      />
      <AuditLogHeadNotice />
    </Stack>
  );
}

/** Head of the hash chain, to be stored elsewhere, in the format that `npm run audit:verify -- --expect` takes. */
function AuditLogHeadNotice() {
  const { t } = useTranslation();
  const head = useQuery(auditLogQueries.head());
  return (
    <SectionCard title={t('auditLog.head.title')}>
      <Loaded query={head} waiting={<Skeleton height={48} role="status" aria-label={t('common.loading')} />}>
        {(known) => (
          <>
            <Text size="sm">{t('auditLog.head.text', known)}</Text>
            <Group gap="xs" wrap="nowrap">
              <Code className={classes.head}>{headText(known)}</Code>
              <CopyButton value={headText(known)} label={t('auditLog.head.copy')} />
            </Group>
          </>
        )}
      </Loaded>
    </SectionCard>
  );
}

const headText = ({ sequence, hash }: Head): string => `${sequence}:${hash}`;
