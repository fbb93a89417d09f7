import { Alert, Button, Group, Stack } from '@mantine/core';
import { useFocusWithin } from '@mantine/hooks';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { actionOf, actionOfField } from '#console/api/field-changes.ts';
import { resetAfterSave, resetTo, useSchemaForm } from '#console/lib/form.ts';
import { sameJson } from '#console/lib/same-json.ts';
import { useAllowed } from '#console/shared/operator/use-allowed.ts';
import { ChangeReview } from '#console/shared/write/change-review.tsx';
import { useAccountSave } from '#console/shared/write/use-account-save.tsx';
import { useReason } from '#console/shared/write/use-reason.tsx';
import { WriteFailed } from '#console/shared/write/write-failed.tsx';
import { UnsavedChangesGuard } from '#console/ui/unsaved-changes-guard.tsx';
import type { User } from '#contract/users.ts';

import { type UserFields, type FieldName, fieldNames } from './fields.ts';
import { isShownAtField, showFieldErrors } from './show-field-errors.ts';
import { useUserFields } from './use-user-fields.ts';
import { UserFieldInputs } from './user-field-inputs.tsx';
import { toChanges, toFields } from './user-values.ts';

type Props = { user: User };

/** Form for account, profile and address fields. Only changed fields are sent. */
export function ProfileForm({ user }: Props) {
  const { t } = useTranslation();
  const saved = useMemo(() => toFields(user), [user]);
  const { ref, focused } = useFocusWithin<HTMLFormElement>();
  const { userFields, readPhone } = useUserFields(focused);
  const form = useSchemaForm(userFields, saved);
  const { save, isPending, error, reset, dialog } = useAccountSave(user);
  const { dirtyFields, isDirty } = form.formState;
  const start = useStartingValues(saved, dirtyFields);
  const changesTo = (values: UserFields) => toChanges(start, values, (field) => dirtyFields[field] === true);
  const typed = form.watch();

  const changes = changesTo(userFields.safeParse(typed).data ?? typed);
  const action = actionOf(changes);
  const reason = useReason([user.id], action);
  const { may } = useAllowed(user.id);

  const submit = form.handleSubmit((values) => {
    if (!reason.isGiven) return;
    reason.remember();
    const sent = { ...form.getValues() };
    save(changesTo(values), {
      onSaved: (changed) => resetAfterSave(form, toFields(changed), sent),
      onRefused: (refusal) => showFieldErrors(refusal, form.setError),
    });
  });
  const discard = () => {
    resetTo(form, saved);
    reset();
  };
  const { username, primaryEmail, primaryPhone } = typed;
  const losesIdentifiers = isDirty && username === '' && primaryEmail === '' && primaryPhone === '';

  return (
    <form noValidate onSubmit={submit} ref={ref}>
      <Stack gap="lg">
        <UserFieldInputs
          form={form}
          saved={saved}
          readPhone={readPhone}
          isReadOnly={(name) => !may(actionOfField(name))}
        />
        {losesIdentifiers && <Alert color="orange">{t('profile.lastIdentifier')}</Alert>}
        {error !== null && !isShownAtField(error) && <WriteFailed error={error} />}
        {isDirty && reason.field}
        {isDirty && !may(action) && <Alert color="orange">{t('errors.notPermitted')}</Alert>}
        <Group>
          <Button type="submit" disabled={!isDirty || !reason.isGiven || !may(action)} loading={isPending}>
            {t('profile.save')}
          </Button>
          <Button variant="default" disabled={!isDirty || isPending} onClick={discard}>
            {t('profile.discard')}
          </Button>
        </Group>
        <ChangeReview user={user} changes={changes} />
      </Stack>
      {dialog}
      <UnsavedChangesGuard hasChanges={isDirty} />
    </form>
  );
}

/** Returns the value of each field when editing began; fields that are not being edited follow `saved`. */
function useStartingValues(saved: UserFields, isEdited: Readonly<Partial<Record<FieldName, boolean>>>): UserFields {
  const [start, setStart] = useState(saved);
  const current = { ...saved };
  for (const name of fieldNames) if (isEdited[name] === true) current[name] = start[name];
  if (!sameJson(current, start)) setStart(current);
  return current;
}
