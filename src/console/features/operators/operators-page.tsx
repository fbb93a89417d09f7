import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';

import { useDialog } from '#console/lib/use-dialog.ts';
import { Loaded } from '#console/shared/loading/loaded.tsx';
import { useOperator } from '#console/shared/operator/use-operator.ts';
import { EmptyState } from '#console/ui/empty-state.tsx';
import { PageTitle } from '#console/ui/page-title.tsx';
import { TableSkeleton } from '#console/ui/table-skeleton.tsx';

import { EndSessionsDialog } from './end-sessions-dialog.tsx';
import { OperatorSessionTable } from './operator-session-table.tsx';
import { operatorSessionQueries } from './operator-sessions.ts';

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
