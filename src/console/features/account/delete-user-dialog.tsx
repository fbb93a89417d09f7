import { Text, TextInput } from '@mantine/core';
import { type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';

import { displayName } from '#console/api/display-name.ts';
import { userMutations } from '#console/api/user-mutations.ts';
import { userRequests } from '#console/api/user-requests.ts';
import { cleanText } from '#console/lib/identifying-text.ts';
import { paths } from '#console/lib/paths.ts';
import { returnAddress } from '#console/lib/return-address.ts';
import { useWrite } from '#console/shared/write/use-write.ts';
import { WriteDialog } from '#console/shared/write/write-dialog.tsx';
import { withoutUnsavedPrompt } from '#console/ui/unsaved-changes-guard.tsx';
import type { User } from '#contract/users.ts';

type Props = { user: User; isOpen: boolean; onClose: () => void; focusFallback: RefObject<HTMLElement | null> };

/** Confirms deletion by typing the name or ID of the user, as it cannot be undone. */
export function DeleteUserDialog({ user, isOpen, onClose, focusFallback }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const location = useLocation();
  const [typed, setTyped] = useState('');
  const removal = useWrite({ action: 'users:delete', user, mutation: userMutations.remove(user.id) });
  const name = displayName(user);
  const isConfirmed = [name, user.id].some((one) => cleanText(typed) === cleanText(one));

  const close = () => {
    setTyped('');
    removal.reset();
    onClose();
  };
  const remove = () =>
    removal.run(undefined, {
      notice: () => ({ message: t('user.deleteDialog.done', { name }) }),
      onDone: () => void leave(),
    });
  /** Navigates in two steps, so that Back leads to the user page without the dialog. */
  const leave = async () => {
    const search = new URLSearchParams(location.search);
    search.delete('dialog');
    await navigate({ search: `${search}` }, { replace: true, state: location.state });
    await navigate(returnAddress(location.state) ?? paths.users(), { state: withoutUnsavedPrompt() });
  };

  return (
    <WriteDialog
      write={removal}
      requests={[userRequests.remove(user.id)]}
      title={t('user.deleteDialog.title', { name })}
      isOpen={isOpen}
      confirmLabel={t('user.deleteDialog.confirm')}
      isDestructive
      isReady={isConfirmed}
      onConfirm={remove}
      onClose={close}
      focusFallback={focusFallback}
    >
      <Text size="sm">{t('user.deleteDialog.text')}</Text>
      <TextInput
        label={t('user.deleteDialog.typeToConfirm')}
        description={t('user.deleteDialog.hint', { name, id: user.id })}
        value={typed}
        autoComplete="off"
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
    </WriteDialog>
  );
}
