import { Alert, Button, Group, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useOutletContext } from 'react-router';

import { displayName } from '#console/data/display-name.ts';
import { explainError } from '#console/data/explain-error.ts';
import { userMutations } from '#console/data/users.ts';
import { settle, startFrom, useSchemaForm } from '#console/lib/form.ts';
import { notifySuccess } from '#console/ui/notify.ts';
import { SaveFailed } from '#console/ui/save-failed.tsx';
import { TabTitle } from '#console/ui/tab-title.tsx';
import { UnsavedChangesGuard } from '#console/ui/unsaved-changes-guard.tsx';
import type { User } from '#contract/users.ts';

import { userFields } from './fields.ts';
import { isShownAtField, showFieldErrors } from './show-field-errors.ts';
import { UserFieldInputs } from './user-field-inputs.tsx';
import { toChanges, toFields } from './user-values.ts';

/** Everything the API lets one write about who a user is, in one form. Only what changed is sent. */
export function ProfileTab() {
  const { t } = useTranslation();
  const user = useOutletContext<User>();
  const saved = useMemo(() => toFields(user), [user]);
  const form = useSchemaForm(userFields, saved);
  const save = useMutation(userMutations.update(user.id));
  const { dirtyFields, isDirty } = form.formState;

  const submit = form.handleSubmit((values) => {
    const sent = { ...form.getValues() };
    save.mutate(
      toChanges(values, (name) => dirtyFields[name] === true),
      {
        onSuccess: (changed) => {
          settle(form, toFields(changed), sent);
          notifySuccess(t('common.saved'));
        },
        onError: (error) => showFieldErrors(error, form.setError),
      },
    );
  });
  const discard = () => {
    startFrom(form, saved);
    save.reset();
  };
  const [name, email, phone] = form.watch(['username', 'primaryEmail', 'primaryPhone']);
  const losesIdentifiers = isDirty && name === '' && email === '' && phone === '';

  return (
    <form noValidate onSubmit={submit}>
      <Stack gap="lg">
        <TabTitle name={displayName(user)}>{t('profile.title')}</TabTitle>
        <UserFieldInputs form={form} saved={saved} />
        {losesIdentifiers && <Alert color="orange">{t('profile.lastIdentifier')}</Alert>}
        {save.isError && !isShownAtField(save.error) && <SaveFailed {...explainError(save.error, t)} />}
        <Group>
          <Button type="submit" disabled={!isDirty} loading={save.isPending}>
            {t('profile.save')}
          </Button>
          <Button variant="default" disabled={!isDirty || save.isPending} onClick={discard}>
            {t('profile.discard')}
          </Button>
        </Group>
      </Stack>
      <UnsavedChangesGuard hasChanges={isDirty} />
    </form>
  );
}
