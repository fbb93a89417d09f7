import { Alert, Button, Checkbox, Group, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { importMutations, importQueries } from '#console/api/imports.ts';
import { useLast } from '#console/lib/use-last.ts';
import { Loaded } from '#console/shared/loading/loaded.tsx';
import { useWrite } from '#console/shared/write/use-write.ts';
import { WriteDialog } from '#console/shared/write/write-dialog.tsx';
import { WriteFailed } from '#console/shared/write/write-failed.tsx';
import { ForeignText } from '#console/ui/foreign-text.tsx';
import { JsonEditor } from '#console/ui/json-editor.tsx';
import { CheckedField } from '#console/ui/submission.tsx';
import { TableSkeleton } from '#console/ui/table-skeleton.tsx';
import { verbatim } from '#console/ui/verbatim.ts';
import type { EditedRow } from '#contract/imports.ts';
import { maxJsonDepth } from '#contract/json.ts';

import { draftOf, editedRow, problemIn, type RowDraft } from './edited-row.ts';

type Props = {
  jobId: string;
  /** Number of the row; 0 while the dialog is closed. */
  number: number;
  onClose: () => void;
};

/** Corrects a row of an import in its preview, or leaves it out. */
export function EditRowDialog({ jobId, number, onClose }: Props) {
  const { t } = useTranslation();
  const isOpen = number > 0;
  const shown = useLast(isOpen ? number : undefined) ?? 0;
  // Always as stored: another operator may have edited it.
  const stored = useQuery({ ...importQueries.row(jobId, shown), enabled: isOpen, staleTime: 0, gcTime: 0 });
  const [edited, setEdited] = useState<RowDraft>();
  const saving = useWrite({ mutation: importMutations.saveRow(jobId) });
  const excluding = useWrite({ mutation: importMutations.exclude(jobId) });
  const draft = edited ?? (stored.data && draftOf(stored.data.row));

  const close = () => {
    setEdited(undefined);
    saving.reset();
    excluding.reset();
    onClose();
  };
  const save = () => {
    if (stored.data === undefined || draft === undefined) return;
    saving.run(editedRow(stored.data.row, draft), {
      notice: () => ({ message: t('imports.edit.done', { number: shown }) }),
      onDone: close,
    });
  };
  const exclude = () =>
    excluding.run(shown, {
      notice: () => ({ message: t('imports.edit.excluded', { number: shown }) }),
      onDone: close,
    });
  return (
    <WriteDialog
      write={saving}
      title={t('imports.edit.title', { number: shown })}
      isOpen={isOpen}
      keepsWork
      isReady={draft !== undefined && problemIn(draft) === undefined}
      confirmLabel={t('imports.edit.confirm')}
      onConfirm={save}
      onClose={close}
    >
      <Loaded query={stored} waiting={<TableSkeleton rows={6} />}>
        {(row) => (
          <RowFields
            row={row}
            draft={draft ?? draftOf(row.row)}
            onChange={(changes) => setEdited({ ...(draft ?? draftOf(row.row)), ...changes })}
          />
        )}
      </Loaded>
      <Group>
        <Button variant="default" size="xs" loading={excluding.isPending} onClick={exclude}>
          {t('imports.edit.exclude')}
        </Button>
      </Group>
      {excluding.error !== null && <WriteFailed error={excluding.error} targets={[]} />}
    </WriteDialog>
  );
}

type FieldsProps = { row: EditedRow; draft: RowDraft; onChange: (changes: Partial<RowDraft>) => void };

const textFields = ['username', 'primaryEmail', 'primaryPhone', 'name', 'avatar'] as const;

function RowFields({ row: { row, hasPassword }, draft, onChange }: FieldsProps) {
  const { t } = useTranslation();
  const { problems = [] } = row;
  return (
    <Stack gap="sm">
      {problems.length > 0 && (
        <Alert color="orange" title={t('imports.edit.problems')}>
          {problems.map(({ column, problem }) => (
            <Text key={`${column} ${problem}`} size="sm">
              {column !== '' && (
                <>
                  <ForeignText>{column}</ForeignText>
                  {t('controls.colon')}
                </>
              )}
              {t(`imports.cell.${problem}`, { levels: maxJsonDepth })}
            </Text>
          ))}
          <Text size="sm" mt={4}>
            {t('imports.edit.problemsHint')}
          </Text>
        </Alert>
      )}
      {textFields.map((name) => (
        <CheckedField
          key={name}
          problem={name === 'primaryPhone' && problemIn(draft) === name ? t('imports.edit.phoneProblem') : undefined}
        >
          {(error) => (
            <TextInput
              label={t(`user.field.${name}`)}
              description={name === 'primaryPhone' ? t('imports.edit.phoneHint') : undefined}
              error={error}
              {...verbatim}
              value={draft[name]}
              onChange={(event) => onChange({ [name]: event.currentTarget.value })}
            />
          )}
        </CheckedField>
      ))}
      <TextInput
        label={t('imports.field.sourceId')}
        {...verbatim}
        value={draft.sourceId}
        onChange={(event) => onChange({ sourceId: event.currentTarget.value })}
      />
      {(['roles', 'organizations'] as const).map((name) => (
        <Textarea
          key={name}
          label={t(`imports.field.${name}`)}
          description={t('imports.edit.onePerLine')}
          autosize
          minRows={1}
          maxRows={6}
          {...verbatim}
          value={draft[name]}
          onChange={(event) => onChange({ [name]: event.currentTarget.value })}
        />
      ))}
      <Checkbox
        label={t('imports.field.isSuspended')}
        checked={draft.isSuspended}
        onChange={(event) => onChange({ isSuspended: event.currentTarget.checked })}
      />
      <JsonEditor
        label={t('user.field.customData')}
        value={draft.customData}
        minRows={3}
        onChange={(customData) => onChange({ customData })}
      />
      {hasPassword && (
        <Text size="sm" c="dimmed">
          {t('imports.edit.kept')}
        </Text>
      )}
    </Stack>
  );
}
