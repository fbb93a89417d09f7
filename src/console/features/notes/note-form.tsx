import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

import { noteMutations, type NoteEdit, storedNoteIn } from '#console/api/notes.ts';
import { useWrite } from '#console/shared/write/use-write.ts';
import { WriteFailed } from '#console/shared/write/write-failed.tsx';
import { ForeignText } from '#console/ui/foreign-text.tsx';
import { CheckedField, SubmissionArea, SubmitButton, useSubmission } from '#console/ui/submission.tsx';
import type { User } from '#contract/users.ts';

import { isNote, NoteTextField } from './note-text-field.tsx';
import classes from './notes.module.css';

type NewProps = { user: User; text: string; onChange: (text: string) => void; onAdded: (text: string) => void };

/** Form for a new note. */
export function NewNoteForm({ user, text, onChange, onAdded }: NewProps) {
  const { t } = useTranslation();
  const field = useRef<HTMLTextAreaElement>(null);
  const write = useWrite({ action: 'notes:write', user, mutation: noteMutations.add(user.id) });
  const add = () =>
    write.run(text, {
      notice: () => ({ message: t('notes.added') }),
      onDone: () => {
        onAdded(text);
        field.current?.focus();
      },
    });
  const submission = useSubmission(isNote(text) && write.isReady, add);
  return (
    <SubmissionArea submission={submission}>
      <Stack gap="xs">
        <NoteTextField label={t('notes.field.new')} value={text} onChange={onChange} inputRef={field} />
        {write.error !== null && <WriteFailed error={write.error} targets={write.targets} />}
        {text.trim() !== '' && write.reasonField}
        <Group>
          <SubmitButton submission={submission} loading={write.isPending}>
            {t('notes.add')}
          </SubmitButton>
        </Group>
      </Stack>
    </SubmissionArea>
  );
}

type EditProps = { user: User; edit: NoteEdit; onChange: (edit: NoteEdit) => void; onClose: () => void };

/** Form that edits a note. If someone else edited it meanwhile, the operator chooses between the two texts. */
export function EditNoteForm({ user, edit, onChange, onClose }: EditProps) {
  const { t } = useTranslation();
  const field = useRef<HTMLTextAreaElement>(null);
  const write = useWrite({ action: 'notes:write', user, mutation: noteMutations.edit() });
  const stored = storedNoteIn(write.error);
  useEffect(() => field.current?.focus(), []);

  const save = (version: number) =>
    write.run(
      { ...edit, text: edit.text.trim(), version },
      { notice: () => ({ message: t('notes.saved') }), onDone: onClose },
    );
  const isSame = stored === undefined && edit.text.trim() === edit.note.text;
  const submission = useSubmission(isNote(edit.text) && !isSame && write.isReady, () =>
    save(stored?.version ?? edit.version),
  );
  return (
    <SubmissionArea submission={submission}>
      <Stack gap="xs">
        <CheckedField problem={isSame ? t('controls.unchanged') : undefined}>
          {(unchanged) => (
            <NoteTextField
              label={t('notes.field.edit')}
              value={edit.text}
              onChange={(text) => onChange({ ...edit, text })}
              isReadOnly={write.isPending}
              inputRef={field}
              problem={unchanged}
            />
          )}
        </CheckedField>
        {stored !== undefined && (
          <Alert role="alert" color="orange" title={t('notes.conflict.title')}>
            <Stack gap="xs">
              <Text size="sm">{t('notes.conflict.text')}</Text>
              <Text size="sm" dir="auto" className={classes.text}>
                <ForeignText>{stored.text}</ForeignText>
              </Text>
              <Group gap="xs">
                <SubmitButton submission={submission} size="compact-sm" variant="default" loading={write.isPending}>
                  {t('notes.conflict.mine')}
                </SubmitButton>
                <Button
                  size="compact-sm"
                  variant="default"
                  onClick={() => {
                    onChange({ note: stored, text: stored.text, version: stored.version });
                    write.reset();
                    field.current?.focus();
                  }}
                >
                  {t('notes.conflict.theirs')}
                </Button>
              </Group>
            </Stack>
          </Alert>
        )}
        {write.error !== null && stored === undefined && <WriteFailed error={write.error} targets={write.targets} />}
        {write.reasonField}
        <Group gap="xs">
          {stored === undefined && (
            <SubmitButton submission={submission} size="xs" loading={write.isPending}>
              {t('notes.save')}
            </SubmitButton>
          )}
          <Button size="xs" variant="default" disabled={write.isPending} onClick={onClose}>
            {t('notes.cancel')}
          </Button>
        </Group>
      </Stack>
    </SubmissionArea>
  );
}
