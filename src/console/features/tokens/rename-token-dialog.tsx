import { Stack, Text } from '@mantine/core';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';

import { tokenMutations, tokenRequests } from '#console/api/tokens.ts';
import { resetTo, useSchemaForm } from '#console/lib/form.ts';
import { cleanText, shownName } from '#console/lib/identifying-text.ts';
import { useLast } from '#console/lib/use-last.ts';
import { useWrite } from '#console/shared/write/use-write.ts';
import { WriteDialog } from '#console/shared/write/write-dialog.tsx';
import type { ListedToken } from '#contract/tokens.ts';
import type { User } from '#contract/users.ts';

import { isNameInUse, renameFields } from './token-fields.ts';
import { TokenNameInput } from './token-name-input.tsx';

type Props = {
  user: User;
  /** Undefined while the dialog is closed. */
  token: ListedToken | undefined;
  onClose: () => void;
  focusFallback: RefObject<HTMLElement | null>;
};

export function RenameTokenDialog({ user, token, onClose, focusFallback }: Props) {
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
        <TokenNameInput
          field={form.register('name')}
          typed={form.watch('name')}
          problem={form.formState.errors.name?.message}
        />
      </Stack>
    </WriteDialog>
  );
}
