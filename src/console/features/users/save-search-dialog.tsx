import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { cleanText, isBlank } from '#console/lib/identifying-text.ts';

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
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBlank(name)) onSave(cleanText(name));
      }}
    >
      <Stack>
        <TextInput
          label={t('advancedSearch.saved.name')}
          description={t('advancedSearch.saved.where')}
          data-autofocus
          maxLength={80}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" disabled={isBlank(name)}>
            {t('advancedSearch.saved.confirm')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
