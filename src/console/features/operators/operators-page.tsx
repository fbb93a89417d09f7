import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import * as z from 'zod/mini';

import { useUrlState } from '#console/lib/use-url-state.ts';
import { Loaded } from '#console/shared/loading/loaded.tsx';
import { useOperator } from '#console/shared/operator/use-operator.ts';
import { EmptyState } from '#console/ui/empty-state.tsx';
import { PageTitle } from '#console/ui/page-title.tsx';
import { TableSkeleton } from '#console/ui/table-skeleton.tsx';

import { EndSessionsDialog } from './end-sessions-dialog.tsx';
import { OperatorSessionTable } from './operator-session-table.tsx';
import { operatorSessionQueries } from './operator-sessions.ts';

const urlState = z.object({
  dialog: z.catch(z.optional(z.enum(['end', 'end-all'])), undefined),
  session: z.catch(z.optional(z.string()), undefined),
});

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
  const { state, replace } = useUrlState(urlState);
  const heading = useRef<HTMLDivElement>(null);
  const sessions = useQuery(operatorSessionQueries.list());
  const selected = sessions.data?.find(({ id }) => id === state.session);
  const close = () => replace({ dialog: undefined, session: undefined });
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
            <OperatorSessionTable sessions={known} onEnd={(dialog, { id }) => replace({ dialog, session: id })} />
          )
        }
      </Loaded>
      {(['end', 'end-all'] as const).map((kind) => (
        <EndSessionsDialog
          key={kind}
          kind={kind}
          session={state.dialog === kind ? selected : undefined}
          onClose={close}
          focusFallback={heading}
        />
      ))}
    </Stack>
  );
}
