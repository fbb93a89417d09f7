import { Alert, Button, Group, NativeSelect, Progress, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';

import { explainError } from '#console/api/explain-error.ts';
import { paths } from '#console/lib/paths.ts';
import { UnreadableFile } from '#console/lib/unreadable-file.ts';
import { usePhoneCountry } from '#console/shared/search/phone-country.ts';
import { SectionCard } from '#console/ui/section-card.tsx';
import { SubmissionArea, SubmitButton, useSubmission } from '#console/ui/submission.tsx';
import { withoutUnsavedPrompt } from '#console/ui/unsaved-changes-guard.tsx';
import { importSources } from '#contract/imports.ts';

import { ColumnMapping } from './column-mapping.tsx';
import { explainUnreadableFile } from './explain-import.ts';
import { FirebaseParameters } from './firebase-parameters.tsx';
import type { ImportReader } from './import-reader.ts';
import classes from './import.module.css';
import { RowSample } from './row-sample.tsx';
import { mapOptions, needsFirebase, problemsOf, type RulesDraft, rulesOf } from './rules-draft.ts';
import { RulesForm } from './rules-form.tsx';
import { SavedMappingBar } from './saved-mapping-bar.tsx';
import { sourceText } from './source-texts.ts';
import type { ChosenFile } from './use-import-file.ts';
import { type UploadState, useUpload } from './use-upload.ts';

type Props = {
  reader: ImportReader;
  chosen: Extract<ChosenFile, { state: 'open' }>;
  draft: RulesDraft;
  onDraft: (changes: Partial<RulesDraft>) => void;
};

/** Mapping and rules of a file that was read, with a sample of its users, and the upload for the preview. */
export function ImportSettings({ reader, chosen: { file, summary, version }, draft, onDraft }: Props) {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const [mapping, setMapping] = useState(summary.mapping);
  const { country, choose } = usePhoneCountry();
  const options = useMemo(() => mapOptions(draft, country, i18n.language), [draft, country, i18n.language]);
  const upload = useUpload(reader, (jobId) => void navigate(paths.job(jobId), { state: withoutUnsavedPrompt() }));
  const problems = problemsOf(mapping, draft);
  const submission = useSubmission(problems.size === 0, () =>
    upload.start({
      mapping,
      options,
      rules: rulesOf(draft, mapping.source, file.name),
      total: summary.count,
      columns: summary.originalColumns,
    }),
  );
  const wantedSource = useRef(mapping.source);
  const changeSource = async (value: string) => {
    const source = importSources.find((one) => one === value) ?? 'table';
    wantedSource.current = source;
    setMapping((current) => ({ ...current, source }));
    const ready = await reader.mapping(source);
    // Another source may have been chosen meanwhile.
    if (wantedSource.current === source) setMapping(ready);
  };
  return (
    <SubmissionArea submission={submission}>
      <fieldset className={classes.fieldset} disabled={upload.state.state !== 'idle'}>
        <Stack>
          <SectionCard title={t('importUsers.columns.title')}>
            <NativeSelect
              label={t('importUsers.source.label')}
              description={t(
                mapping.source === summary.source && mapping.source !== 'table'
                  ? 'importUsers.source.recognized'
                  : 'importUsers.source.hint',
              )}
              maw={420}
              value={mapping.source}
              data={importSources.map((value) => ({ value, label: sourceText(value, t) }))}
              onChange={(event) => void changeSource(event.currentTarget.value)}
            />
            <SavedMappingBar mapping={mapping} onApply={setMapping} />
            <ColumnMapping columns={summary.columns} mapping={mapping} problems={problems} onChange={setMapping} />
            {needsFirebase(mapping) && (
              <FirebaseParameters
                parameters={draft.firebase}
                hasProblem={problems.has('firebase')}
                onChange={(firebase) => onDraft({ firebase })}
              />
            )}
          </SectionCard>
          <SectionCard title={t('importUsers.sample.title')}>
            <Text size="sm" c="dimmed">
              {t('importUsers.sample.hint')}
            </Text>
            {mapping.source === 'keycloak' && mapping.columns.some(({ target }) => target === 'roles') && (
              <Text size="sm">{t('importUsers.sample.builtInRoles')}</Text>
            )}
            <RowSample reader={reader} version={version} mapping={mapping} options={options} />
          </SectionCard>
          <SectionCard title={t('importUsers.rules.title')}>
            <RulesForm
              draft={draft}
              mapping={mapping}
              problems={problems}
              country={country}
              onCountry={choose}
              onChange={onDraft}
            />
          </SectionCard>
        </Stack>
      </fieldset>
      <Stack gap="xs" mt="md">
        {upload.state.state === 'idle' ? (
          <>
            <Text size="sm">{t('importUsers.upload.before', { count: summary.count })}</Text>
            <Group>
              <SubmitButton submission={submission}>{t('importUsers.upload.start')}</SubmitButton>
            </Group>
          </>
        ) : (
          <Uploading upload={upload.state} onRetry={upload.retry} onCancel={upload.cancel} />
        )}
      </Stack>
    </SubmissionArea>
  );
}

type UploadingProps = { upload: Exclude<UploadState, { state: 'idle' }>; onRetry: () => void; onCancel: () => void };

/** How far the upload is, or why it stopped. */
function Uploading({ upload, onRetry, onCancel }: UploadingProps) {
  const { t } = useTranslation();
  const { done, total } = upload;
  const cancel = (
    <Button variant="default" size="xs" onClick={onCancel}>
      {t('common.cancel')}
    </Button>
  );
  if (upload.state === 'running') {
    return (
      <Stack gap="xs" align="flex-start" role="status" aria-live="off">
        <Text size="sm">{t('importUsers.upload.running', { done, count: total })}</Text>
        <Progress w="100%" value={(100 * done) / total} animated aria-label={t('importUsers.upload.progress')} />
        {cancel}
      </Stack>
    );
  }
  const { error } = upload;
  return (
    <Alert role="alert" color="red" icon={<IconAlertTriangle aria-hidden />} title={t('importUsers.upload.failed')}>
      <Stack gap="xs" align="flex-start">
        <Text size="sm">
          {error instanceof UnreadableFile ? explainUnreadableFile(error, t) : explainError(error, t).message}
        </Text>
        <Text size="sm">{t('importUsers.upload.kept', { done, count: total })}</Text>
        <Group gap="xs">
          <Button color="red" size="xs" onClick={onRetry}>
            {t('common.tryAgain')}
          </Button>
          {cancel}
        </Group>
      </Stack>
    </Alert>
  );
}
