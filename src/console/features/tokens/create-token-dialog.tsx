import { Alert, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

import { displayName } from '#console/api/display-name.ts';
import { tokenMutations, tokenRequests } from '#console/api/tokens.ts';
import { resetTo, useSchemaForm } from '#console/lib/form.ts';
import { formatDateTime } from '#console/lib/format-date.ts';
import { cleanText } from '#console/lib/identifying-text.ts';
import { useWrite } from '#console/shared/write/use-write.ts';
import { WriteDialog } from '#console/shared/write/write-dialog.tsx';
import type { PersonalAccessToken } from '#contract/tokens.ts';
import type { User } from '#contract/users.ts';

import {
  isExpired,
  expiryDays,
  expiryOf,
  defaultTokenFields,
  knownProblem,
  tokenFields,
  isNameInUse,
} from './token-fields.ts';
import { TokenNameInput } from './token-name-input.tsx';

type Props = {
  user: User;
  isOpen: boolean;
  onClose: () => void;
  /** Called once with the token; its value is stored nowhere else. */
  onCreated: (token: PersonalAccessToken) => void;
};

export function CreateTokenDialog({ user, isOpen, onClose, onCreated }: Props) {
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
          <TextInput
            type="date"
            label={t('tokens.field.date')}
            description={t('tokens.field.dateHint')}
            inputWrapperOrder={['label', 'input', 'error', 'description']}
            error={dateProblem && t(`errors.field.${dateProblem}`)}
            {...form.register('date')}
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
