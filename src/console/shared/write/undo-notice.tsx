import { Button, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type UseMutationOptions } from '@tanstack/react-query';
import i18next from 'i18next';
import { nanoid } from 'nanoid';
import { useTranslation } from 'react-i18next';

import { explainError } from '#console/api/explain-error.ts';
import { notifySuccess } from '#console/ui/notify.ts';

import { SignInAgain } from './sign-in-again.tsx';
import { useWrite } from './use-write.ts';

type Offer<Data, Variables> = {
  /** Notice of the change. */
  message: string;
  /** What undo cannot restore, if anything. */
  limits?: string;
  /** Mutation that undoes the change. */
  undo: UseMutationOptions<Data, Error, Variables>;
  variables: Variables;
  /** Notice after undo. */
  undone: string;
};

/** How long undo is offered, in ms; hovering over the notice extends it. */
const undoTimeout = 15_000;

const id = 'undo';

/** Notifies of a change and offers to undo it. Replaces the previous offer, as only the last change can be undone. */
export function notifyUndoable<Data, Variables>(offer: Offer<Data, Variables>): void {
  notifications.hide(id);
  notifications.show({
    id,
    message: <UndoNotice key={nanoid()} {...offer} onUndone={() => notifications.hide(id)} />,
    color: 'green',
    autoClose: undoTimeout,
    closeButtonProps: { 'aria-label': i18next.t('common.close') },
  });
}

function UndoNotice<Data, Variables>(props: Offer<Data, Variables> & { onUndone: () => void }) {
  const { t } = useTranslation();
  const undo = useWrite(props.undo);
  const run = () =>
    undo.mutate(props.variables, {
      onSuccess: () => {
        props.onUndone();
        notifySuccess(props.undone);
      },
    });
  return (
    <Stack gap={4} align="flex-start">
      <Text size="sm">{props.message}</Text>
      <Button size="compact-sm" variant="light" loading={undo.isPending} onClick={run}>
        {t('common.undo')}
      </Button>
      {props.limits !== undefined && (
        <Text size="xs" c="dimmed">
          {props.limits}
        </Text>
      )}
      {undo.error !== null && (
        <>
          <Text size="sm" c="red" role="alert">
            {explainError(undo.error, t).message}
          </Text>
          <SignInAgain error={undo.error} />
        </>
      )}
    </Stack>
  );
}
