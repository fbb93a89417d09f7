import { Text } from '@mantine/core';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';

import { shownName } from '#console/lib/identifying-text.ts';
import { useLast } from '#console/lib/use-last.ts';
import { useWrite } from '#console/shared/write/use-write.ts';
import { WriteDialog } from '#console/shared/write/write-dialog.tsx';
import type { ListedSession } from '#contract/operator-sessions.ts';

import { operatorSessionMutations } from './operator-sessions.ts';

type Props = {
  kind: 'end' | 'end-all';
  /** The session to end, or any session of the operator whose sessions end; undefined while the dialog is closed. */
  session: ListedSession | undefined;
  onClose: () => void;
  focusFallback: RefObject<HTMLElement | null>;
};

const variants = {
  end: {
    texts: 'operators.revokeDialog',
    mutation: operatorSessionMutations.end,
  },
  'end-all': {
    texts: 'operators.revokeAllDialog',
    mutation: operatorSessionMutations.endAll,
  },
} as const;

/** Confirms ending one session of an operator, or all of them. */
export function EndSessionsDialog({ kind, session, onClose, focusFallback }: Props) {
  const { t } = useTranslation();
  const { texts, mutation } = variants[kind];
  const ending = useWrite({ action: 'sessions:administer', mutation: mutation() });
  const shown = useLast(session);
  const name = shown === undefined ? '' : shownName(shown.operator.name, shown.operator.subject);
  const close = () => {
    ending.reset();
    onClose();
  };
  const end = () => {
    if (session === undefined) return;
    ending.run(session, {
      notice: () => ({ message: t(`${texts}.done`, { name }) }),
      onDone: close,
    });
  };
  return (
    <WriteDialog
      write={ending}
      title={t(`${texts}.title`, { name })}
      isOpen={session !== undefined}
      confirmLabel={t(`${texts}.confirm`)}
      isDestructive
      onConfirm={end}
      onClose={close}
      focusFallback={focusFallback}
    >
      <Text size="sm">{t(`${texts}.text`, { name })}</Text>
    </WriteDialog>
  );
}
