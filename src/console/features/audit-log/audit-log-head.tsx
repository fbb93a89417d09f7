import { Code, Group, Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { auditLogQueries } from '#console/api/audit-log.ts';
import { Loaded } from '#console/shared/loading/loaded.tsx';
import { CopyButton } from '#console/ui/copy-button.tsx';
import { SectionCard } from '#console/ui/section-card.tsx';
import type { AuditLogHead as Head } from '#contract/audit-log.ts';

import classes from './audit-log-head.module.css';

/** Head of the hash chain, to be stored elsewhere, in the format that `npm run audit:verify -- --expect` takes. */
export function AuditLogHeadNotice() {
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
