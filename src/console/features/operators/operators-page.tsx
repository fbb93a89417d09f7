import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useRef, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';

import { shownName } from '#console/lib/identifying-text.ts';
import { useDialog } from '#console/lib/use-dialog.ts';
import { useLast } from '#console/lib/use-last.ts';
import { Loaded } from '#console/shared/loading/loaded.tsx';
import { useOperator } from '#console/shared/operator/use-operator.ts';
import { useWrite } from '#console/shared/write/use-write.ts';
import { WriteDialog } from '#console/shared/write/write-dialog.tsx';
import { EmptyState } from '#console/ui/empty-state.tsx';
import { PageTitle } from '#console/ui/page-title.tsx';
import { TableSkeleton } from '#console/ui/table-skeleton.tsx';
import type { ListedSession } from '#contract/operator-sessions.ts';

import { OperatorSessionTable } from './operator-session-table.tsx';
import { operatorSessionQueries, operatorSessionMutations } from './operator-sessions.ts';

/** Operator sessions, for operators who may end them. */
export function OperatorsPage() {
  const { t } = useTranslation();
  const { may } = useOperator();
  if (may('sessions:administer')) return <AllSessions />;
  return (
    <EmptyState title={<PageTitle>{t('operators.notPermitted.title')}</PageTitle>}>
      {t('operators.notPermitted.text')}
    </EmptyState>
  );
}

function AllSessions() {
  const { t } = useTranslation();
  const dialog = useDialog<'end' | 'end-all'>();
  const heading = useRef<HTMLDivElement>(null);
  const sessions = useQuery(operatorSessionQueries.list());
  return (
    <Stack>
      <div ref={heading} tabIndex={-1}>
        <PageTitle>{t('operators.title')}</PageTitle>
      </div>
      <Text size="sm" c="dimmed">
        {t('operators.intro')}
      </Text>
      <Loaded query={sessions} waiting={<TableSkeleton rows={3} />}>
        {(known) =>
          known.length === 0 ? (
            <EmptyState title={t('operators.none.title')}>{t('operators.none.text')}</EmptyState>
          ) : (
            <OperatorSessionTable sessions={known} onEnd={(kind, { id }) => dialog.open(kind, id)} />
          )
        }
      </Loaded>
      {(['end', 'end-all'] as const).map((kind) => (
        <EndSessionsDialog
          key={kind}
          kind={kind}
          session={sessions.data?.find(({ id }) => id === dialog.subjectOf(kind))}
          onClose={dialog.close}
          focusFallback={heading}
        />
      ))}
    </Stack>
  );
}

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
function EndSessionsDialog({ kind, session, onClose, focusFallback }: Props) {
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
