import { Alert, Button, Group, Stack } from '@mantine/core';
import { useFocusWithin } from '@mantine/hooks';
import { type FormEvent, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { actionOf, actionOfField } from '#console/api/field-changes.ts';
import { resetAfterSave, resetTo, useSchemaForm } from '#console/lib/form.ts';
import { sameJson } from '#console/lib/same-json.ts';
import { useAllowed } from '#console/shared/operator/allowed.tsx';
import { ChangeReview } from '#console/shared/write/change-review.tsx';
import { ConflictDialog } from '#console/shared/write/conflict-dialog.tsx';
import { useAccountWrite } from '#console/shared/write/use-account-write.ts';
import { WriteFailed } from '#console/shared/write/write-failed.tsx';
import { SubmissionArea, SubmitButton, useSubmission } from '#console/ui/submission.tsx';
import { UnsavedChangesGuard } from '#console/ui/unsaved-changes-guard.tsx';
import type { User } from '#contract/users.ts';

import { type UserFields, type FieldName, fieldNames, toChanges, toFields } from './fields.ts';
import { isShownAtField, showFieldErrors, useUserFields } from './use-user-fields.ts';
import { UserFieldInputs } from './user-field-inputs.tsx';

type Props = { user: User };

/** Form for account, profile and address fields. Only changed fields are sent. */
export function ProfileForm({ user }: Props) {
  const { t } = useTranslation();
  const saved = useMemo(() => toFields(user), [user]);
  const { ref, focused } = useFocusWithin<HTMLFormElement>();
  const { userFields, readPhone } = useUserFields(focused);
  const form = useSchemaForm(userFields, saved);
  const { dirtyFields, isDirty } = form.formState;
  const start = useStartingValues(saved, dirtyFields);
  const changesTo = (values: UserFields) => toChanges(start, values, (field) => dirtyFields[field] === true);
  const typed = form.watch();

  const changes = changesTo(userFields.safeParse(typed).data ?? typed);
  const action = actionOf(changes);
  const write = useAccountWrite(user, action);
  const { error } = write;
  const { may } = useAllowed(user.id);

  const submit = form.handleSubmit((values) => {
    const sent = { ...form.getValues() };
    write.save(changesTo(values), {
      onDone: (changed) => resetAfterSave(form, toFields(changed), sent),
      onFailed: (refusal) => showFieldErrors(refusal, form.setError),
    });
  });
  const discard = () => {
    resetTo(form, saved);
    write.reset();
  };
  const submission = useSubmission(
    write.isReady,
    () => void submit(),
    () => void form.trigger(undefined, { shouldFocus: true }),
  );
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    submission.submit();
  };
  const { username, primaryEmail, primaryPhone } = typed;
  const losesIdentifiers = isDirty && username === '' && primaryEmail === '' && primaryPhone === '';

  return (
    <form noValidate onSubmit={onSubmit} ref={ref}>
      <SubmissionArea submission={submission}>
        <Stack gap="lg">
          <UserFieldInputs
            form={form}
            saved={saved}
            readPhone={readPhone}
            isReadOnly={(name) => !may(actionOfField(name))}
          />
          {losesIdentifiers && <Alert color="orange">{t('profile.lastIdentifier')}</Alert>}
          {error !== null && !isShownAtField(error) && <WriteFailed error={error} targets={write.targets} />}
          {isDirty && write.reasonField}
          {isDirty && !write.isAllowed && <Alert color="orange">{t('errors.notPermitted')}</Alert>}
          <Group>
            <SubmitButton
              submission={submission}
              type="submit"

              variant={write.needsApproval ? 'default' : 'filled'}
              disabled={!isDirty}
              loading={write.isPending}
            >
              {t('profile.save')}
            </SubmitButton>
            <Button variant="default" disabled={!isDirty || write.isPending} onClick={discard}>
              {t('profile.discard')}
            </Button>
          </Group>
          <ChangeReview user={user} changes={changes} />
        </Stack>
      </SubmissionArea>
      <ConflictDialog write={write} />
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
