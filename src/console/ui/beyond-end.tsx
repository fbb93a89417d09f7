import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, Navigate, useLocation } from 'react-router';

import { EmptyState } from './empty-state.tsx';

type Props = {
  page: number;
  /** The last page that has rows. */
  last: number;
  hrefFor: (page: number) => string;
};

/**
 * Shown for a page beyond the end. Redirects to the previous page if the last row was deleted, else links to the last
 * page.
 */
export function BeyondEnd({ page, last, hrefFor }: Props) {
  const { t } = useTranslation();
  const { state } = useLocation() as { state: unknown };
  if (page === last + 1) return <Navigate to={hrefFor(last)} replace state={state} />;
  // The rows are still loading.
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
