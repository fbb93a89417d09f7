import { Anchor, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useFocusWithin } from '@mantine/hooks';
import { IconChevronLeft } from '@tabler/icons-react';
import { type FormEvent, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useNavigate } from 'react-router';
import * as z from 'zod/mini';

import { displayName } from '#console/api/display-name.ts';
import { customDataChanges, notStored } from '#console/api/field-changes.ts';
import { userMutations } from '#console/api/user-mutations.ts';
import { useSchemaForm } from '#console/lib/form.ts';
import { readJsonObject } from '#console/lib/json-problems.ts';
import { paths } from '#console/lib/paths.ts';
import { useOperator } from '#console/shared/operator/use-operator.ts';
import { fieldLabel } from '#console/shared/write/change-review.tsx';
import { useWrite } from '#console/shared/write/use-write.ts';
import { WriteFailed } from '#console/shared/write/write-failed.tsx';
import { EmptyState } from '#console/ui/empty-state.tsx';
import { JsonEditor } from '#console/ui/json-editor.tsx';
import { PageTitle } from '#console/ui/page-title.tsx';
import { PasswordField } from '#console/ui/password-field.tsx';
import { SubmissionArea, SubmitButton, useSubmission } from '#console/ui/submission.tsx';
import { withoutUnsavedPrompt, UnsavedChangesGuard } from '#console/ui/unsaved-changes-guard.tsx';

import { fieldNames, emptyFields, toChanges, toNewUser } from './fields.ts';
import { isShownAtField, showFieldErrors, useUserFields } from './use-user-fields.ts';
import { UserFieldInputs } from './user-field-inputs.tsx';

/** Navigation state: a search without matches passes its text as a draft. */
const navigationState = z.object({ draft: z.partialRecord(z.enum(fieldNames), z.string()) });

const noCustomData = '{}';

/** Form to create a user, for operators who may do so. */
export function NewUserPage() {
  const { t } = useTranslation();
  const { may } = useOperator();
  if (may('users:create')) return <NewUserForm />;
  return <EmptyState title={<PageTitle>{t('profile.new.title')}</PageTitle>}>{t('errors.notPermitted')}</EmptyState>;
}

function NewUserForm() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const location = useLocation();
  const start = useMemo(
    () => ({ ...emptyFields(), ...navigationState.safeParse(location.state).data?.draft }),
    [location.state],
  );
  const { ref, focused } = useFocusWithin<HTMLFormElement>();
  const { userFields, readPhone } = useUserFields(focused);
  const form = useSchemaForm(userFields, start);
  // Kept out of the form values, so that the password never ends up in a draft.
  const [password, setPassword] = useState('');
  const [customDataText, setCustomDataText] = useState(noCustomData);
  const customData = readJsonObject(customDataText).value;
  const create = useWrite({ action: 'users:create', mutation: userMutations.create() });
  const hasChanges = form.formState.isDirty || password !== '' || customDataText !== noCustomData;

  const submit = form.handleSubmit((values) => {
    if (customData === undefined) return;
    create.run(
      {
        ...toNewUser(values),
        ...(password !== '' && { password }),
        ...(Object.keys(customData).length > 0 && { customData }),
      },
      {
        notice: (user) => {
          const sent = [...toChanges(emptyFields(), values, () => true), ...customDataChanges({}, customData)];
          const differing = notStored(sent, user).map((change) => fieldLabel(change, t));
          return { message: t('profile.new.done', { name: displayName(user) }), differing };
        },
        onDone: (user) => void navigate(paths.user(user.id), { state: withoutUnsavedPrompt() }),
        onFailed: (error) => showFieldErrors(error, form.setError),
      },
    );
  });

  const submission = useSubmission(
    customData !== undefined && create.isReady,
    () => void submit(),
    () => void form.trigger(undefined, { shouldFocus: true }),
  );
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    submission.submit();
  };

  return (
    <form noValidate onSubmit={onSubmit} ref={ref}>
      <SubmissionArea submission={submission}>
        <Stack>
          <Anchor component={Link} to={paths.users()} size="sm">
            <IconChevronLeft size={14} aria-hidden /> {t('users.title')}
          </Anchor>
          <div>
            <PageTitle>{t('profile.new.title')}</PageTitle>
            <Text c="dimmed" size="sm">
              {t('profile.new.intro')}
            </Text>
          </div>
          <Paper withBorder p="md">
            <Stack gap="lg">
              <UserFieldInputs form={form} saved={start} readPhone={readPhone} />
              <div>
                <Title order={2} size="h5" mb="xs">
                  {t('profile.new.credentials')}
                </Title>
                <PasswordField
                  label={t('user.field.password')}
                  description={t('profile.hint.password')}
                  value={password}
                  onChange={setPassword}
                />
              </div>
              <JsonEditor
                label={t('user.field.customData')}
                hint={t('profile.hint.customData')}
                value={customDataText}
                onChange={setCustomDataText}
                minRows={3}
              />
              {create.reasonField}
              {create.error !== null && !isShownAtField(create.error) && (
                <WriteFailed error={create.error} targets={create.targets} />
              )}
              <Group>
                <SubmitButton
                  submission={submission}
                  type="submit"
                  variant={create.needsApproval ? 'default' : 'filled'}
                  loading={create.isPending}
                >
                  {t('profile.new.create')}
                </SubmitButton>
                <Button component={Link} to={paths.users()} variant="default">
                  {t('profile.new.cancel')}
                </Button>
              </Group>
            </Stack>
          </Paper>
        </Stack>
      </SubmissionArea>
      <UnsavedChangesGuard hasChanges={hasChanges} />
    </form>
  );
}
