import { Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';

import { tokenMutations, tokenRequests } from '#console/data/tokens.ts';
import { startFrom, useSchemaForm } from '#console/lib/form.ts';
import { cleanText, shownName } from '#console/lib/identifying-text.ts';
import { useLast } from '#console/lib/use-last.ts';
import { WriteDialog } from '#console/parts/write-dialog.tsx';
import { notifySuccess } from '#console/ui/notify.ts';
import type { ListedToken } from '#contract/tokens.ts';
import type { User } from '#contract/users.ts';

import { isNameInUse } from './is-name-in-use.ts';
import { renameFields } from './token-fields.ts';
import { TokenNameInput } from './token-name-input.tsx';

type Props = {
  user: User;
  /** Which one, while the dialog is open. */
  token: ListedToken | undefined;
  onClose: () => void;
  focusFallback: RefObject<HTMLElement | null>;
};

export function RenameTokenDialog({ user, token, onClose, focusFallback }: Props) {
  const { t } = useTranslation();
  const currentName = useLast(token)?.name ?? '';
  const form = useSchemaForm(renameFields, { name: currentName });
  const renaming = useMutation(tokenMutations.rename(user.id));

  const close = () => {
    startFrom(form, { name: currentName });
    renaming.reset();
    onClose();
  };
  const rename = form.handleSubmit(({ name }) =>
    renaming.mutate(
      { currentName, name },
      {
        onSuccess: () => {
          close();
          notifySuccess(t('tokens.renameDialog.done', { name }));
        },
        onError: (error) => {
          if (isNameInUse(error)) form.setError('name', { message: 'tokenNameInUse' }, { shouldFocus: true });
        },
      },
    ),
  );

  return (
    <WriteDialog
      deed="tokens:write"
      user={user}
      write={{ isPending: renaming.isPending, error: isNameInUse(renaming.error) ? null : renaming.error }}
      requests={[tokenRequests.rename(user.id, currentName, cleanText(form.watch('name')))]}
      title={t('tokens.renameDialog.title', { token: shownName(currentName) })}
      isOpen={token !== undefined}
      keepsWork
      isReady={form.formState.isDirty}
      confirmLabel={t('tokens.renameDialog.confirm')}
      onConfirm={() => void rename()}
      onClose={close}
      focusFallback={focusFallback}
    >
      <form noValidate onSubmit={rename}>
        <Stack gap="sm">
          <Text size="sm">{t('tokens.renameDialog.text')}</Text>
          <TokenNameInput
            field={form.register('name')}
            typed={form.watch('name')}
            problem={form.formState.errors.name?.message}
          />
        </Stack>
        {/* Enter renames: nothing is destroyed by it. */}
        <button type="submit" hidden disabled={!form.formState.isDirty}>
          {t('tokens.renameDialog.confirm')}
        </button>
      </form>
    </WriteDialog>
  );
}
