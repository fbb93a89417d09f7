import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, Navigate, useLocation } from 'react-router';

import { EmptyState } from './empty-state.tsx';

type Props = {
  page: number;
  /** The last page that has anybody on it. */
  last: number;
  hrefFor: (page: number) => string;
};

/** A page without rows: after the last row of the last page was deleted the page before it, else the way there. */
export function BeyondEnd({ page, last, hrefFor }: Props) {
  const { t } = useTranslation();
  const { state } = useLocation() as { state: unknown };
  if (page === last + 1) return <Navigate to={hrefFor(last)} replace state={state} />;
  // Its rows are on their way.
  if (page <= last) return null;
  return (
    <EmptyState
      title={t('common.beyondEnd.title', { page })}
      action={
        <Button variant="default" component={Link} to={hrefFor(last)}>
          {t('common.beyondEnd.toLast')}
        </Button>
      }
    >
      {t('common.beyondEnd.text')}
    </EmptyState>
  );
}
