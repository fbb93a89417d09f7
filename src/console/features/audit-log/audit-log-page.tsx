import { Button, Group, Stack, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

import { journalExportAddress } from '#console/data/audit-log.ts';
import { useUrlState } from '#console/lib/use-url-state.ts';
import { useOperator } from '#console/parts/use-operator.ts';
import { PageTitle } from '#console/ui/page-title.tsx';

import { EraseDialog } from './erase-dialog.tsx';
import { JournalFilters } from './audit-log-filters.tsx';
import { JournalHead } from './audit-log-head.tsx';
import { JournalPages } from './audit-log-pages.tsx';
import { journalState } from './audit-log-state.ts';
import { MayReadJournal } from './may-read-audit-log.tsx';

/** Who did what to whom, and why. */
export function JournalPage() {
  return (
    <MayReadJournal>
      <WholeJournal />
    </MayReadJournal>
  );
}

function WholeJournal() {
  const { t } = useTranslation();
  const { may } = useOperator();
  const { state, hrefWith, push, replace } = useUrlState(journalState);
  const { page, page_size, dialog, ...filters } = state;
  const { userId } = filters;
  const isFiltered = Object.values(filters).some((value) => value !== undefined);
  return (
    <Stack>
      <Group justify="space-between" gap="xs">
        <PageTitle>{t('journal.title')}</PageTitle>
        <Group gap="xs" role="group" aria-label={t('journal.export.label')}>
          {(['csv', 'json'] as const).map((format) => (
            <Button
              key={format}
              component="a"
              href={journalExportAddress(filters, format)}
              download
              variant="default"
              size="xs"
              leftSection={<IconDownload size={14} aria-hidden />}
            >
              {t(`journal.export.${format}`)}
            </Button>
          ))}
        </Group>
      </Group>
      <Text size="sm" c="dimmed">
        {t('journal.intro')}
      </Text>
      <JournalFilters
        filters={filters}
        isFiltered={isFiltered}
        onChange={(changes) => push({ ...changes, page: 1, dialog: undefined })}
      />
      {userId !== undefined && may('journal:erase') && (
        <>
          <Group>
            <Button variant="default" size="xs" onClick={() => replace({ dialog: 'erase' })}>
              {t('journal.erase.open')}
            </Button>
          </Group>
          <EraseDialog userId={userId} isOpen={dialog === 'erase'} onClose={() => replace({ dialog: undefined })} />
        </>
      )}
      <JournalPages
        query={{ ...filters, page, page_size }}
        isFiltered={isFiltered}
        hrefFor={(to) => hrefWith({ page: to, dialog: undefined })}
        onPageSize={(size) => push({ page_size: size, page: 1 })}
      />
      <JournalHead />
    </Stack>
  );
}
