import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { useOperator } from '#console/parts/use-operator.ts';
import { EmptyState } from '#console/ui/empty-state.tsx';
import { PageTitle } from '#console/ui/page-title.tsx';

type Props = { children: ReactNode };

/** A page of the journal, or why it is not shown to this operator. */
export function MayReadJournal({ children }: Props) {
  const { t } = useTranslation();
  const { may } = useOperator();
  if (may('journal:read')) return children;
  return (
    <EmptyState title={<PageTitle>{t('journal.notPermitted.title')}</PageTitle>}>
      {t('journal.notPermitted.text')}
    </EmptyState>
  );
}
