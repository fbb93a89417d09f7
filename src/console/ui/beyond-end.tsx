import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { EmptyState } from './empty-state.tsx';

type Props = {
  page: number;
  /** Where the last page is that has anybody on it. */
  lastHref: string;
};

/** The address names a page after the last one. */
export function BeyondEnd({ page, lastHref }: Props) {
  const { t } = useTranslation();
  return (
    <EmptyState
      title={t('common.beyondEnd.title', { page })}
      action={
        <Button variant="default" component={Link} to={lastHref}>
          {t('common.beyondEnd.toLast')}
        </Button>
      }
    >
      {t('common.beyondEnd.text')}
    </EmptyState>
  );
}
