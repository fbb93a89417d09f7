import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { cleanText, isBlank } from '#console/lib/identifying-text.ts';
import { CheckedField, SubmissionArea, SubmitButton, useSubmission } from '#console/ui/submission.tsx';

type Props = { isOpen: boolean; onSave: (name: string) => void; onClose: () => void };

/** Dialog for the name of the search to save. */
export function SaveSearchDialog({ isOpen, onSave, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={t('advancedSearch.saved.save')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <NameForm onSave={onSave} onClose={onClose} />
    </Modal>
  );
}

/** Mounted when the dialog opens, so that it starts empty. */
function NameForm({ onSave, onClose }: Omit<Props, 'isOpen'>) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const submission = useSubmission(!isBlank(name), () => onSave(cleanText(name)));
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submission.submit();
      }}
    >
      <SubmissionArea submission={submission}>
        <Stack>
          <CheckedField problem={isBlank(name) ? t('errors.field.required') : undefined}>
            {(error) => (
              <TextInput
                label={t('advancedSearch.saved.name')}
                description={t('advancedSearch.saved.where')}
                error={error}
                data-autofocus
                maxLength={80}
                value={name}
                onChange={(event) => setName(event.currentTarget.value)}
              />
            )}
          </CheckedField>
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <SubmitButton submission={submission} type="submit">
              {t('advancedSearch.saved.confirm')}
            </SubmitButton>
          </Group>
        </Stack>
      </SubmissionArea>
    </form>
  );
}
