import { Button, Group, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOutletContext } from 'react-router';

import { displayName } from '#console/data/display-name.ts';
import { explainError } from '#console/data/explain-error.ts';
import { userMutations } from '#console/data/users.ts';
import { readJsonObject } from '#console/lib/json-problems.ts';
import { JsonEditor } from '#console/ui/json-editor.tsx';
import { notifySuccess } from '#console/ui/notify.ts';
import { SaveFailed } from '#console/ui/save-failed.tsx';
import { TabTitle } from '#console/ui/tab-title.tsx';
import { UnsavedChangesGuard } from '#console/ui/unsaved-changes-guard.tsx';
import type { CustomData, User } from '#contract/users.ts';

/** The object that apps keep with a user, as text to edit. Saving replaces it: merging could not remove a key. */
export function CustomDataTab() {
  const { t } = useTranslation();
  const user = useOutletContext<User>();
  const saved = format(user.customData);
  const [draft, setDraft] = useState<string>();
  const save = useMutation(userMutations.replaceCustomData(user.id));

  const text = draft ?? saved;
  const { value } = readJsonObject(text);
  const hasChanges = draft !== undefined && draft !== saved;

  const submit = (customData: CustomData) =>
    save.mutate(customData, {
      onSuccess: () => {
        // What was typed while the save was on its way is a new draft.
        setDraft((current) => (current === text ? undefined : current));
        notifySuccess(t('common.saved'));
      },
    });
  const discard = () => {
    setDraft(undefined);
    save.reset();
  };

  return (
    <Stack>
      <TabTitle name={displayName(user)}>{t('customData.title')}</TabTitle>
      <JsonEditor label={t('customData.label')} hint={t('customData.hint')} value={text} onChange={setDraft} />
      {save.isError && <SaveFailed {...explainError(save.error, t)} />}
      <Group>
        <Button
          disabled={!hasChanges || value === undefined}
          loading={save.isPending}
          onClick={() => value !== undefined && submit(value)}
        >
          {t('customData.save')}
        </Button>
        <Button variant="default" disabled={!hasChanges || save.isPending} onClick={discard}>
          {t('customData.discard')}
        </Button>
      </Group>
      <UnsavedChangesGuard hasChanges={hasChanges} />
    </Stack>
  );
}

const format = (value: CustomData): string => JSON.stringify(value, null, 2);
