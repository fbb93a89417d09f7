import { Text, TextInput } from '@mantine/core';
import { type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';

import { displayName } from '#console/api/display-name.ts';
import { revealMutations } from '#console/api/reveals.ts';
import { userMutations } from '#console/api/user-mutations.ts';
import { userRequests } from '#console/api/user-requests.ts';
import { cleanText } from '#console/lib/identifying-text.ts';
import { paths } from '#console/lib/paths.ts';
import { returnAddress } from '#console/lib/return-to-list.ts';
import { useOperator } from '#console/shared/operator/use-operator.ts';
import { undoBy } from '#console/shared/write/notice.tsx';
import { useWrite } from '#console/shared/write/use-write.ts';
import { WriteDialog } from '#console/shared/write/write-dialog.tsx';
import { withoutUnsavedPrompt } from '#console/ui/unsaved-changes-guard.tsx';
import type { User } from '#contract/users.ts';

type DeleteUserDialogProps = {
  user: User;
  isOpen: boolean;
  onClose: () => void;
  focusFallback: RefObject<HTMLElement | null>;
};

/** Confirms deletion by typing the name or ID of the user, as it cannot be undone. */
export function DeleteUserDialog({ user, isOpen, onClose, focusFallback }: DeleteUserDialogProps) {
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

type SuspendUserDialogProps = { user: User; isOpen: boolean; onClose: () => void };

export function SuspendUserDialog({ user, isOpen, onClose }: SuspendUserDialogProps) {
  const { t } = useTranslation();
  const { dialog, setTo } = useSuspension(user, true, onClose);
  const name = displayName(user);
  const suspend = () =>
    setTo({
      message: t('user.suspendDialog.done', { name }),
      limits: t('user.suspendDialog.undoLimits'),
      undone: t('user.suspendDialog.undone', { name }),
    });
  return (
    <WriteDialog
      {...dialog}
      title={t('user.suspendDialog.title', { name })}
      isOpen={isOpen}
      confirmLabel={t('user.suspendDialog.confirm')}
      isDestructive
      onConfirm={suspend}
    >
      <Text size="sm">{t('user.suspendDialog.text')}</Text>
    </WriteDialog>
  );
}

export function RestoreUserDialog({ user, isOpen, onClose }: SuspendUserDialogProps) {
  const { t } = useTranslation();
  const { dialog, setTo } = useSuspension(user, false, onClose);
  const name = displayName(user);
  const restore = () =>
    setTo({ message: t('user.restoreDialog.done', { name }), undone: t('user.restoreDialog.undone', { name }) });
  return (
    <WriteDialog
      {...dialog}
      title={t('user.restoreDialog.title', { name })}
      isOpen={isOpen}
      confirmLabel={t('user.restoreDialog.confirm')}
      onConfirm={restore}
    >
      <Text size="sm">{t('user.restoreDialog.text')}</Text>
    </WriteDialog>
  );
}

type Messages = { message: string; limits?: string; undone: string };

function useSuspension(user: User, isSuspended: boolean, onClose: () => void) {
  const { t } = useTranslation();
  const mutation = userMutations.setSuspended(user.id);
  const change = useWrite({ action: isSuspended ? 'users:suspend' : 'users:restore', user, mutation });
  const setTo = ({ message, ...texts }: Messages) =>
    change.run(isSuspended, {
      notice: (saved) => ({
        message,
        differing: saved.isSuspended === isSuspended ? [] : [t('users.column.status')],
        undo: undoBy(mutation, !isSuspended, texts),
      }),
      onDone: onClose,
    });
  const dialog = {
    write: change,
    requests: [userRequests.setSuspended(user.id, isSuspended)],
    /** Clears the error, so that the dialog opens without it. */
    onClose: () => {
      change.reset();
      onClose();
    },
  };
  return { dialog, setTo };
}

type RevealDialogProps = {
  user: User;
  isOpen: boolean;
  onClose: () => void;
  focusFallback: RefObject<HTMLElement | null>;
};

/** Confirms revealing the personal data of a user, with a reason. */
export function RevealDialog({ user, isOpen, onClose, focusFallback }: RevealDialogProps) {
  const { t } = useTranslation();
  const { may } = useOperator();
  const reveal = useWrite({ action: 'users:reveal', user, mutation: revealMutations.reveal(user.id) });
  const close = () => {
    reveal.reset();
    onClose();
  };
  return (
    <WriteDialog
      write={reveal}
      title={t('user.reveal.title', { name: displayName(user) })}
      isOpen={isOpen && !may('users:unmask')}
      confirmLabel={t('user.reveal.confirm')}
      onConfirm={() => reveal.run(undefined, { onDone: close })}
      onClose={close}
      focusFallback={focusFallback}
    >
      <Text size="sm">{t('user.reveal.text')}</Text>
    </WriteDialog>
  );
}
