import { Button, Group, NativeSelect, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { ConfirmDialog } from '#console/ui/confirm-dialog.tsx';
import { CheckedField } from '#console/ui/submission.tsx';

import type { ImportMapping } from './mapping.ts';
import { applyMapping, useSavedMappings } from './saved-mappings.ts';

type Props = { mapping: ImportMapping; onApply: (mapping: ImportMapping) => void };

/** Mappings that were saved in this browser: applies, saves and deletes them. */
export function SavedMappingBar({ mapping, onApply }: Props) {
  const { t } = useTranslation();
  const { saved, save, remove } = useSavedMappings();
  const [chosen, setChosen] = useState('');
  const [name, setName] = useState<string>();
  const [said, setSaid] = useState('');
  const found = saved.find((one) => one.name === chosen) ?? saved[0];
  const typed = name?.trim() ?? '';
  const isTaken = saved.some((one) => one.name === typed);
  return (
    <>
      <Group gap="xs" align="end">
        {found !== undefined && (
          <>
            <NativeSelect
              label={t('importUsers.saved.label')}
              value={found.name}
              data={saved.map((one) => one.name)}
              onChange={(event) => setChosen(event.currentTarget.value)}
            />
            <Button
              variant="default"
              onClick={() => {
                onApply(applyMapping(found.mapping, mapping));
                setSaid(t('importUsers.saved.applied', { name: found.name }));
              }}
            >
              {t('importUsers.saved.apply')}
            </Button>
            <Button
              variant="default"
              onClick={() => {
                remove(found.name);
                setSaid(t('importUsers.saved.deleted', { name: found.name }));
              }}
            >
              {t('importUsers.saved.delete')}
            </Button>
          </>
        )}
        <Button variant="default" onClick={() => setName('')}>
          {t('importUsers.saved.open')}
        </Button>
      </Group>
      <Text size="sm" role="status">
        {said}
      </Text>
      <ConfirmDialog
        title={t('importUsers.saved.title')}
        isOpen={name !== undefined}
        isForm
        keepsWork
        isReady={typed !== ''}
        confirmLabel={t(isTaken ? 'importUsers.saved.replace' : 'importUsers.saved.confirm')}
        onConfirm={() => {
          save(typed, mapping);
          setChosen(typed);
          setSaid(t('importUsers.saved.done', { name: typed }));
          setName(undefined);
        }}
        onClose={() => setName(undefined)}
      >
        <CheckedField problem={typed === '' ? t('importUsers.saved.nameMissing') : undefined}>
          {(error) => (
            <TextInput
              label={t('importUsers.saved.name')}
              description={t('importUsers.saved.hint')}
              data-autofocus
              maxLength={100}
              error={error}
              value={name ?? ''}
              onChange={(event) => setName(event.currentTarget.value)}
            />
          )}
        </CheckedField>
      </ConfirmDialog>
    </>
  );
}
