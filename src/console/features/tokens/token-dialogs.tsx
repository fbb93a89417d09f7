import { Alert, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { RefObject } from 'react';
import { Controller, type UseFormRegisterReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';

import { displayName } from '#console/api/display-name.ts';
import { tokenMutations, tokenRequests } from '#console/api/tokens.ts';
import { resetTo, useSchemaForm, useInvisibleNote } from '#console/lib/form.ts';
import { formatDateTime } from '#console/lib/format-date.ts';
import { cleanText, shownName } from '#console/lib/identifying-text.ts';
import { today } from '#console/lib/local-day.ts';
import { useLast } from '#console/lib/use-last.ts';
import { useWrite } from '#console/shared/write/use-write.ts';
import { WriteDialog } from '#console/shared/write/write-dialog.tsx';
import { DateField } from '#console/ui/date-field.tsx';
import { CheckedField } from '#console/ui/submission.tsx';
import type { PersonalAccessToken, ListedToken } from '#contract/tokens.ts';
import type { User } from '#contract/users.ts';

import {
  isExpired,
  expiryDays,
  expiryOf,
  defaultTokenFields,
  knownProblem,
  tokenFields,
  isNameInUse,
  renameFields,
  tooLongAt,
} from './token-fields.ts';

type CreateTokenDialogProps = {
  user: User;
  isOpen: boolean;
  onClose: () => void;
  /** Called once with the token; its value is stored nowhere else. */
  onCreated: (token: PersonalAccessToken) => void;
};

export function CreateTokenDialog({ user, isOpen, onClose, onCreated }: CreateTokenDialogProps) {
  const { t, i18n } = useTranslation();
  const form = useSchemaForm(tokenFields, defaultTokenFields);
  const creation = useWrite({ action: 'tokens:write', user, mutation: tokenMutations.create(user.id) });
  const values = form.watch();
  const expiresAt = expiryOf(values);
  const { errors } = form.formState;
  const dateProblem = knownProblem(errors.date?.message);

  const close = () => {
    resetTo(form, defaultTokenFields);
    creation.reset();
    onClose();
  };
  const create = form.handleSubmit((submitted) =>
    creation.run(
      { name: submitted.name, expiresAt: expiryOf(submitted) },
      {
        onDone: (token) => {
          close();
          onCreated(token);
        },
        onFailed: (error) => {
          if (isNameInUse(error)) form.setError('name', { message: 'tokenNameInUse' }, { shouldFocus: true });
        },
      },
    ),
  );

  return (
    <WriteDialog
      write={{ ...creation, error: isNameInUse(creation.error) ? null : creation.error }}
      requests={[tokenRequests.create(user.id, { name: cleanText(values.name), expiresAt: expiresAt || null })]}
      title={t('tokens.createDialog.title', { name: displayName(user) })}
      isOpen={isOpen}
      keepsWork
      isForm
      confirmLabel={t('tokens.createDialog.confirm')}
      onConfirm={() => void create()}
      onClose={close}
    >
      <Stack gap="sm">
        <TokenNameInput field={form.register('name')} typed={values.name} problem={errors.name?.message} />
        <NativeSelect
          label={t('tokens.field.expires')}
          data={[
            ...expiryDays.map((days) => ({ value: days, label: t('tokens.expiry.days', { count: Number(days) }) })),
            { value: 'custom', label: t('tokens.expiry.custom') },
            { value: 'never', label: t('tokens.expiry.never') },
          ]}
          {...form.register('expires')}
        />
        {values.expires === 'custom' && (
          <Controller
            control={form.control}
            name="date"
            render={({ field }) => (
              <DateField
                label={t('tokens.field.date')}
                description={t('tokens.field.dateHint')}
                error={dateProblem && t(`errors.field.${dateProblem}`)}
                min={today()}
                value={field.value}
                onChange={field.onChange}
                onBlur={field.onBlur}
                ref={field.ref}
              />
            )}
          />
        )}
        {expiresAt === null && (
          <Alert color="orange" icon={<IconAlertTriangle aria-hidden />}>
            {t('tokens.neverWarning')}
          </Alert>
        )}
        {expiresAt !== null && !isExpired(expiresAt) && (
          <Text size="sm">{t('tokens.expiresOn', { time: formatDateTime(expiresAt, i18n.language) })}</Text>
        )}
      </Stack>
    </WriteDialog>
  );
}

type RenameTokenDialogProps = {
  user: User;
  /** Undefined while the dialog is closed. */
  token: ListedToken | undefined;
  onClose: () => void;
  focusFallback: RefObject<HTMLElement | null>;
};

export function RenameTokenDialog({ user, token, onClose, focusFallback }: RenameTokenDialogProps) {
  const { t } = useTranslation();
  const currentName = useLast(token)?.name ?? '';
  const form = useSchemaForm(renameFields, { name: currentName });
  const renaming = useWrite({ action: 'tokens:write', user, mutation: tokenMutations.rename(user.id) });

  const close = () => {
    resetTo(form, { name: currentName });
    renaming.reset();
    onClose();
  };
  const rename = form.handleSubmit(({ name }) =>
    renaming.run(
      { currentName, name },
      {
        notice: (saved) => ({
          message: t('tokens.renameDialog.done', { name }),
          differing: saved.name === name ? [] : [t('tokens.field.name')],
        }),
        onDone: close,
        onFailed: (error) => {
          if (isNameInUse(error)) form.setError('name', { message: 'tokenNameInUse' }, { shouldFocus: true });
        },
      },
    ),
  );

  return (
    <WriteDialog
      write={{ ...renaming, error: isNameInUse(renaming.error) ? null : renaming.error }}
      requests={[tokenRequests.rename(user.id, currentName, cleanText(form.watch('name')))]}
      title={t('tokens.renameDialog.title', { token: shownName(currentName) })}
      isOpen={token !== undefined}
      keepsWork
      isForm
      isReady={form.formState.isDirty}
      confirmLabel={t('tokens.renameDialog.confirm')}
      onConfirm={() => void rename()}
      onClose={close}
      focusFallback={focusFallback}
    >
      <Stack gap="sm">
        <Text size="sm">{t('tokens.renameDialog.text')}</Text>
        <CheckedField problem={form.formState.isDirty ? undefined : t('controls.unchanged')}>
          {(unchanged) => (
            <TokenNameInput
              field={form.register('name')}
              typed={form.watch('name')}
              problem={form.formState.errors.name?.message}
              unchanged={unchanged}
            />
          )}
        </CheckedField>
      </Stack>
    </WriteDialog>
  );
}

type DeleteTokenDialogProps = {
  user: User;
  /** Undefined while the dialog is closed. */
  token: ListedToken | undefined;
  onClose: () => void;
  focusFallback: RefObject<HTMLElement | null>;
};

export function DeleteTokenDialog({ user, token, onClose, focusFallback }: DeleteTokenDialogProps) {
  const { t } = useTranslation();
  const tokenName = useLast(token)?.name ?? '';
  const removal = useWrite({ action: 'tokens:write', user, mutation: tokenMutations.remove(user.id) });

  const close = () => {
    removal.reset();
    onClose();
  };
  const remove = () =>
    removal.run(tokenName, {
      notice: () => ({ message: t('tokens.deleteDialog.done', { token: shownName(tokenName) }) }),
      onDone: close,
    });

  return (
    <WriteDialog
      write={removal}
      requests={[tokenRequests.remove(user.id, tokenName)]}
      title={t('tokens.deleteDialog.title', { token: shownName(tokenName) })}
      isOpen={token !== undefined}
      confirmLabel={t('tokens.deleteDialog.confirm')}
      isDestructive
      onConfirm={remove}
      onClose={close}
      focusFallback={focusFallback}
    >
      <Text size="sm">{t('tokens.deleteDialog.text', { name: displayName(user) })}</Text>
    </WriteDialog>
  );
}

type TokenNameInputProps = {
  field: UseFormRegisterReturn;
  typed: string;
  problem: string | undefined;
  /** Said instead of a problem while the name is still the stored one. */
  unchanged?: string | undefined;
};

function TokenNameInput({ field, typed, problem, unchanged }: TokenNameInputProps) {
  const { t } = useTranslation();
  const known = knownProblem(problem);
  return (
    <TextInput
      label={t('tokens.field.name')}
      description={useInvisibleNote(typed) ?? t('tokens.field.nameHint')}
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      dir="auto"
      autoComplete="off"
      data-1p-ignore
      // The dialog is not destructive, so the input can get the focus.
      data-autofocus
      error={known === undefined ? unchanged : t(`errors.field.${known}`, tooLongAt)}
      {...field}
    />
  );
}
