import { Alert, Anchor, Button, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconChevronLeft, IconDownload, IconFileUpload } from '@tabler/icons-react';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { paths } from '#console/lib/paths.ts';
import { saveFile } from '#console/lib/save-file.ts';
import { useOperator } from '#console/shared/operator/use-operator.ts';
import { EmptyState } from '#console/ui/empty-state.tsx';
import { notifyWarning } from '#console/ui/notify.ts';
import { PageTitle } from '#console/ui/page-title.tsx';
import { SectionCard } from '#console/ui/section-card.tsx';
import { UnsavedChangesGuard } from '#console/ui/unsaved-changes-guard.tsx';

import { explainUnreadableFile } from './explain-import.ts';
import { FileChoice, textFile } from './file-choice.tsx';
import { ImportSettings } from './import-settings.tsx';
import classes from './import.module.css';
import { ReadingProgress } from './reading-progress.tsx';
import { RecognizedFile } from './recognized-file.tsx';
import { initialDraft } from './rules-draft.ts';
import { type ChosenFile, useImportFile } from './use-import-file.ts';
import { usePageFile } from './use-page-file.ts';

/** Imports users from a file: it is read here, and its rows are sent to the server for a preview. */
export function ImportPage() {
  const { t } = useTranslation();
  const { may } = useOperator();
  if (may('jobs:run') && may('users:create')) return <ImportFile />;
  return (
    <EmptyState title={<PageTitle>{t('importUsers.title')}</PageTitle>}>{t('importUsers.notPermitted')}</EmptyState>
  );
}

function ImportFile() {
  const { t } = useTranslation();
  const { reader, chosen, choose, change, retry, remove } = useImportFile();
  // Stay when another file is chosen: they are about the same import.
  const [draft, setDraft] = useState(initialDraft);
  const takeFiles = useCallback(
    (files: readonly File[]) => {
      const [file, ...others] = files;
      if (others.length > 0) notifyWarning(t('importUsers.file.onlyOne'));
      else if (file !== undefined) choose(file);
    },
    [choose, t],
  );
  const takeText = useCallback((text: string) => choose(textFile(text, t)), [choose, t]);
  // The mapping of an open file is not lost by accident.
  const isOver = usePageFile({ isWanted: chosen?.state !== 'open', onFiles: takeFiles, onText: takeText });
  return (
    <Stack>
      <Anchor component={Link} to={paths.jobs()} size="sm">
        <IconChevronLeft size={14} aria-hidden /> {t('importUsers.toJobs')}
      </Anchor>
      <div>
        <PageTitle>{t('importUsers.title')}</PageTitle>
        <Text size="sm" c="dimmed">
          {t('importUsers.intro')}
        </Text>
      </div>
      <SectionCard title={t('importUsers.file.title')} actions={<TemplateButton />}>
        {chosen === undefined ? (
          <FileChoice onFile={choose} />
        ) : (
          <>
            <RecognizedFile chosen={chosen} onChange={change} onRemove={remove} />
            <ReadingState chosen={chosen} onRetry={retry} onCancel={remove} />
          </>
        )}
      </SectionCard>
      {chosen?.state === 'open' && (
        <ImportSettings
          key={chosen.version}
          reader={reader}
          chosen={chosen}
          draft={draft}
          onDraft={(changes) => setDraft((current) => ({ ...current, ...changes }))}
        />
      )}
      {isOver && (
        <div className={classes.dropTarget}>
          <IconFileUpload size={40} aria-hidden />
          <Text fw={600}>{t('importUsers.file.dropNow')}</Text>
        </div>
      )}
      <UnsavedChangesGuard
        hasChanges={chosen !== undefined}
        title={t('importUsers.leave.title')}
        text={t('importUsers.leave.text')}
        leaveLabel={t('importUsers.leave.confirm')}
      />
    </Stack>
  );
}

function TemplateButton() {
  const { t } = useTranslation();
  const download = async () => {
    const { importTemplate } = await import('./import-template.ts');
    saveFile(`${t('importUsers.template.fileName')}.csv`, importTemplate(), 'text/csv;charset=utf-8');
  };
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      leftSection={<IconDownload size={14} aria-hidden />}
      onClick={() => void download()}
    >
      {t('importUsers.template.download')}
    </Button>
  );
}

type StateProps = { chosen: ChosenFile; onRetry: () => void; onCancel: () => void };

/** That the file is being read, or why it can't be. */
function ReadingState({ chosen, onRetry, onCancel }: StateProps) {
  const { t } = useTranslation();
  return (
    <>
      <div role="status" aria-live="off">
        {chosen.state === 'reading' && (
          <ReadingProgress size={chosen.file.size} progress={chosen.progress} onCancel={onCancel} />
        )}
      </div>
      {chosen.state === 'failed' && (
        <Alert role="alert" color="red" icon={<IconAlertTriangle aria-hidden />} title={t('importUsers.file.failed')}>
          <Stack gap="xs" align="flex-start">
            <Text size="sm">{explainUnreadableFile(chosen.error, t)}</Text>
            <Button size="xs" color="red" onClick={onRetry}>
              {t('common.tryAgain')}
            </Button>
          </Stack>
        </Alert>
      )}
    </>
  );
}
