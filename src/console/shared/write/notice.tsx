import { Button, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type QueryClient, useQueryClient, type UseMutationOptions } from '@tanstack/react-query';
import i18next from 'i18next';
import { nanoid } from 'nanoid';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';

import type { WriteInput } from '#console/api/api-request.ts';
import { explainError } from '#console/api/explain-error.ts';
import { runMutation } from '#console/api/run-mutation.ts';
import { notifySuccess, notifyWarning } from '#console/ui/notify.ts';
import type { Permission } from '#contract/operators.ts';

import { SignInAgain } from './sign-in-again.tsx';
import { useUndoKeys } from './undo-keys.ts';
import { useMutationOnce } from './use-mutation-once.ts';

/** What the operator is told after a write. */
export type Notice = {
  message: string;
  /** Labels of fields that the server stored with other values than were sent; replaces the message. */
  differing?: readonly string[];
  undo?: Undo;
};

type UndoDetails = {
  /** Permission of the write that undoes. */
  action: Permission;
  /** Notice after undo. */
  undone: string;
  /** What undo cannot restore, if anything. */
  limits?: string;
};

/** The write that undoes another. */
export type Undo = UndoDetails & { run: (client: QueryClient, reason: string | undefined) => Promise<unknown> };

/** Describes the write that undoes another. It is sent with the same reason. */
export const undoBy = <Data, Values, Context>(
  mutation: UseMutationOptions<Data, Error, WriteInput<Values>, Context>,
  values: Values,
  details: UndoDetails,
): Undo => ({
  ...details,
  run: (client, reason) => runMutation(client, mutation, { values, reason }),
});

/** How long undo is offered, in ms; hovering over the notice extends it. */
const undoTimeout = 15_000;

const id = 'write';

type Write = {
  /** The reason of the write. */
  reason: string | undefined;
  /** What the operator may do, and what needs a reason. */
  may: (action: Permission) => boolean;
  needsReason: (action: Permission) => boolean;
};

/**
 * Notifies of a write, in place of the notice of the previous one, which may no longer hold: only the last change can be
 * undone. Undo is not offered where it would be refused, because the operator may not do it, or because it needs a reason
 * and the write had none.
 */
export function showNotice({ message, differing = [], undo }: Notice, { reason, may, needsReason }: Write): void {
  notifications.hide(id);
  const canUndo = undo !== undefined && may(undo.action) && (reason !== undefined || !needsReason(undo.action));
  if (differing.length > 0)
    notifyWarning(i18next.t('changes.differing', { count: differing.length, fields: differing }));
  else if (!canUndo) notifySuccess(message, id);
  else
    notifications.show({
      id,
      message: <UndoNotice key={nanoid()} message={message} undo={undo} reason={reason} />,
      color: 'green',
      autoClose: undoTimeout,
      closeButtonProps: { 'aria-label': i18next.t('common.close') },
    });
}

type Props = { message: string; undo: Undo; reason: string | undefined };

function UndoNotice({ message, undo, reason }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const undoing = useMutationOnce({ mutationFn: () => undo.run(client, reason) });
  const run = () =>
    undoing.mutate(undefined, {
      onSuccess: () => {
        notifications.hide(id);
        notifySuccess(undo.undone, id);
      },
    });
  const stack = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useUndoKeys(stack, button);
  return (
    <Stack gap={4} align="flex-start" ref={stack}>
      <Text size="sm">{message}</Text>
      <Button
        ref={button}
        size="compact-sm"
        variant="light"
        aria-keyshortcuts="Control+Z Meta+Z"
        title={t('changes.undoKeys')}
        loading={undoing.isPending}
        onClick={run}
      >
        {t('common.undo')}
      </Button>
      {undo.limits !== undefined && (
        <Text size="xs" c="dimmed">
          {undo.limits}
        </Text>
      )}
      {undoing.error !== null && (
        <>
          <Text size="sm" c="red" role="alert">
            {explainError(undoing.error, t).message}
          </Text>
          <SignInAgain error={undoing.error} />
        </>
      )}
    </Stack>
  );
}
