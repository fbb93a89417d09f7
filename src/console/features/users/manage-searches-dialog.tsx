import { ActionIcon, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

import { cleanText } from '#console/lib/identifying-text.ts';
import { isForInputMethod } from '#console/lib/input-method.ts';

import type { SavedSearch } from './saved-searches.ts';

type Props = {
  isOpen: boolean;
  searches: readonly SavedSearch[];
  onRename: (id: string, name: string) => void;
  onRemove: (id: string) => void;
  onClose: () => void;
};

/** Renames and deletes saved searches; a name is saved on blur or Enter. */
export function ManageSearchesDialog({ isOpen, searches, onRename, onRemove, onClose }: Props) {
  const { t } = useTranslation();
  const rename = (search: SavedSearch, input: HTMLInputElement) => {
    const name = cleanText(input.value);
    if (name === '') input.value = search.name;
    else if (name !== search.name) onRename(search.id, name);
  };
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={t('search.saved')}
      closeButtonProps={{ 'aria-label': t('common.close') }}
    >
      <Stack gap="xs">
        {searches.length === 0 && <Text size="sm">{t('advancedSearch.saved.none')}</Text>}
        {searches.map((search) => (
          <Group key={search.id} gap="xs" wrap="nowrap">
            <TextInput
              aria-label={t('advancedSearch.saved.nameOf', { name: search.name })}
              defaultValue={search.name}
              maxLength={80}
              flex={1}
              onBlur={(event) => rename(search, event.currentTarget)}
              onKeyDown={(event) => {
                if (event.key === 'Enter' && !isForInputMethod(event.nativeEvent)) rename(search, event.currentTarget);
              }}
            />
            <ActionIcon
              variant="subtle"
              color="red"
              size="lg"
              aria-label={t('advancedSearch.saved.delete', { name: search.name })}
              onClick={() => onRemove(search.id)}
            >
              <IconTrash size={16} aria-hidden />
            </ActionIcon>
          </Group>
        ))}
      </Stack>
    </Modal>
  );
}
