import { Radio, Stack, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';

import type { WriteInput } from '#console/api/api-request.ts';
import { displayName } from '#console/api/display-name.ts';
import { revealMutations } from '#console/api/reveals.ts';
import { runMutation } from '#console/api/run-mutation.ts';
import { suspensionMutations, suspensionQueries } from '#console/api/suspensions.ts';
import { userMutations } from '#console/api/user-mutations.ts';
import { userRequests } from '#console/api/user-requests.ts';
import { formatDateTime } from '#console/lib/format-date.ts';
import { paths } from '#console/lib/paths.ts';
import { returnAddress } from '#console/lib/return-to-list.ts';
import { CanceledEnd } from '#console/shared/account/canceled-end.tsx';
import { useOperator } from '#console/shared/operator/use-operator.ts';
import { undoBy } from '#console/shared/write/notice.tsx';
import { useWrite } from '#console/shared/write/use-write.ts';
import { WriteDialog } from '#console/shared/write/write-dialog.tsx';
import { DateTimeField, futureTime } from '#console/ui/date-time-field.tsx';
import { isTypedName, TypedNameField } from '#console/ui/typed-name-field.tsx';
import { withoutUnsavedPrompt } from '#console/ui/unsaved-changes-guard.tsx';
import { maxSuspension } from '#contract/suspensions.ts';
import type { User } from '#contract/users.ts';

type DeleteUserDialogProps = {
  user: User;
  isOpen: boolean;
  onClose: () => void;
  focusFallback: RefObject<HTMLElement | null>;
};

/** Confirms deletion by typing the name or ID of the user, as it cannot be undone. */
export function DeleteUserDialog({ user, isOpen, onClose, focusFallback }: DeleteUserDialogProps) {
  const { t, i18n } = useTranslation();
  const { may, needsReason } = useOperator();
  const navigate = useNavigate();
  const location = useLocation();
  const [typed, setTyped] = useState('');
  const [isLater, setIsLater] = useState(false);
  const [date, setDate] = useState('');
  const client = useQueryClient();
  const removal = useWrite({
    action: 'users:delete',
    user,
    // It also suspends.
    needsReason: isLater && needsReason('users:suspend'),
    mutation: {
      mutationFn: ({ values: at, ...cause }: WriteInput<number | undefined>) =>
        at === undefined
          ? runMutation(client, userMutations.remove(user.id), { values: undefined, ...cause })
          : runMutation(client, suspensionMutations.suspendUntil(user.id), {
              values: { with: 'delete', at },
              ...cause,
            }),
    },
  });
  const deleteAt = futureTime(date, maxSuspension);
  const name = displayName(user);
  const isConfirmed = isTypedName(typed, { name, id: user.id });

  const close = () => {
    setTyped('');
    setIsLater(false);
    setDate('');
    removal.reset();
    onClose();
  };
  const schedule = (at: number) =>
    removal.run(at, {
      notice: () => ({ message: t('user.deleteDialog.doneLater', { name, time: formatDateTime(at, i18n.language) }) }),
      onDone: close,
    });
  const removeNow = () =>
    removal.run(undefined, {
      notice: () => ({ message: t('user.deleteDialog.done', { name }) }),
      onDone: () => void leave(),
    });
  const remove = () => {
    if (!isLater) removeNow();
    else if (deleteAt !== undefined) schedule(deleteAt);
  };
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
      requests={[isLater ? userRequests.setSuspended(user.id, true) : userRequests.remove(user.id)]}
      title={t('user.deleteDialog.title', { name })}
      isOpen={isOpen}
      confirmLabel={t(isLater ? 'user.deleteDialog.confirmLater' : 'user.deleteDialog.confirm')}
      isDestructive
      isReady={isConfirmed && (!isLater || deleteAt !== undefined)}
      onConfirm={remove}
      onClose={close}
      focusFallback={focusFallback}
    >
      <Text size="sm">{t('user.deleteDialog.text')}</Text>
      {may('users:suspend') && (
        <Radio.Group
          label={t('user.deleteDialog.when')}
          value={isLater ? 'later' : 'now'}
          onChange={(value) => setIsLater(value === 'later')}
        >
          <Stack gap="xs" mt={4}>
            <Radio value="now" label={t('user.deleteDialog.now')} />
            <Radio value="later" label={t('user.deleteDialog.later')} />
          </Stack>
        </Radio.Group>
      )}
      {isLater && (
        <DateTimeField
          within={maxSuspension}
          label={t('user.deleteDialog.date')}
          value={date}
          onChange={setDate}
          required
        />
      )}
      <TypedNameField name={name} id={user.id} value={typed} onChange={setTyped} />
    </WriteDialog>
  );
}

type SuspendUserDialogProps = {
  user: User;
  isOpen: boolean;
  onClose: () => void;
  /** The button that opened the dialog is gone after the write. */
  focusFallback: RefObject<HTMLElement | null>;
};

/** Suspends a user, optionally until a time. */
export function SuspendUserDialog({ user, isOpen, onClose, focusFallback }: SuspendUserDialogProps) {
  const { t, i18n } = useTranslation();
  const { may, needsReason } = useOperator();
  const client = useQueryClient();
  const [until, setUntil] = useState('');
  const change = useWrite({
    action: 'users:suspend',
    user,
    needsReason: until !== '' && needsReason('users:restore'),
    mutation: {
      mutationFn: async ({ values: at, ...cause }: WriteInput<number | undefined>): Promise<User | undefined> => {
        if (at === undefined) {
          return runMutation(client, userMutations.setSuspended(user.id), { values: true, ...cause });
        }
        const end = { with: 'restore', at } as const;
        await runMutation(client, suspensionMutations.suspendUntil(user.id), { values: end, ...cause });
        return undefined;
      },
    },
  });
  const name = displayName(user);
  const at = futureTime(until, maxSuspension);
  const close = () => {
    setUntil('');
    change.reset();
    onClose();
  };
  const suspend = () =>
    change.run(at, {
      notice: (saved) => ({
        message:
          at === undefined
            ? t('user.suspendDialog.done', { name })
            : t('user.suspendDialog.doneUntil', { name, time: formatDateTime(at, i18n.language) }),
        differing: saved?.isSuspended === false ? [t('users.column.status')] : [],
        undo: undoBy(userMutations.setSuspended(user.id), false, {
          action: 'users:restore',
          limits: t('user.suspendDialog.undoLimits'),
          undone: t('user.suspendDialog.undone', { name }),
        }),
      }),
      onDone: close,
    });
  return (
    <WriteDialog
      write={change}
      requests={[userRequests.setSuspended(user.id, true)]}
      onClose={close}
      title={t('user.suspendDialog.title', { name })}
      isOpen={isOpen}
      confirmLabel={t('user.suspendDialog.confirm')}
      isDestructive
      isReady={until === '' || at !== undefined}
      onConfirm={suspend}
      focusFallback={focusFallback}
    >
      <Text size="sm">{t('user.suspendDialog.text')}</Text>
      {may('users:restore') && (
        <DateTimeField within={maxSuspension} label={t('user.suspendDialog.until')} value={until} onChange={setUntil} />
      )}
    </WriteDialog>
  );
}

/** Restores a user, which cancels a scheduled deletion or restoration. */
export function RestoreUserDialog({ user, isOpen, onClose, focusFallback }: SuspendUserDialogProps) {
  const { t } = useTranslation();
  const mutation = userMutations.setSuspended(user.id);
  const change = useWrite({ action: 'users:restore', user, mutation });
  const suspension = useQuery({ ...suspensionQueries.ofUser(user.id), enabled: isOpen });
  // Undo would suspend the user without the end.
  const canUndo = suspension.data !== undefined && !suspension.data?.end;
  const name = displayName(user);
  const restore = () =>
    change.run(false, {
      notice: (saved) => ({
        message: t('user.restoreDialog.done', { name }),
        differing: saved.isSuspended ? [t('users.column.status')] : [],
        ...(canUndo && {
          undo: undoBy(mutation, true, { action: 'users:suspend', undone: t('user.restoreDialog.undone', { name }) }),
        }),
      }),
      onDone: onClose,
    });
  return (
    <WriteDialog
      write={change}
      requests={[userRequests.setSuspended(user.id, false)]}
      onClose={() => {
        change.reset();
        onClose();
      }}
      title={t('user.restoreDialog.title', { name })}
      isOpen={isOpen}
      confirmLabel={t('user.restoreDialog.confirm')}
      isReady={!suspension.isPending}
      onConfirm={restore}
      focusFallback={focusFallback}
    >
      <Text size="sm">{t('user.restoreDialog.text')}</Text>
      <CanceledEnd user={user} />
    </WriteDialog>
  );
}

type CancelDeletionDialogProps = {
  user: User;
  isOpen: boolean;
  onClose: () => void;
  focusFallback: RefObject<HTMLElement | null>;
};

/** Confirms that a scheduled deletion does not take place. */
export function CancelDeletionDialog({ user, isOpen, onClose, focusFallback }: CancelDeletionDialogProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const cancel = useWrite({
    action: 'users:restore',
    user,
    mutation: suspensionMutations.cancelDeletion(user.id),
  });
  const name = displayName(user);
  const close = () => {
    cancel.reset();
    onClose();
  };
  return (
    <WriteDialog
      write={cancel}
      title={t('user.cancelDeletionDialog.title', { name })}
      isOpen={isOpen}
      confirmLabel={t('user.cancelDeletionDialog.confirm')}
      cancelLabel={t('user.cancelDeletionDialog.keep')}
      onConfirm={() =>
        cancel.run(undefined, {
          notice: () => ({ message: t('user.cancelDeletionDialog.done', { name }) }),
          onDone: close,
          // Another operator may have canceled it.
          onFailed: () => void client.invalidateQueries(suspensionQueries.ofUser(user.id)),
        })
      }
      onClose={close}
      focusFallback={focusFallback}
    >
      <Text size="sm">{t('user.cancelDeletionDialog.text')}</Text>
    </WriteDialog>
  );
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
