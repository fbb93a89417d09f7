import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { EmptyState } from '#console/ui/empty-state.tsx';

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
      title={t('users.beyondEnd.title', { page })}
      action={
        <Button variant="default" component={Link} to={lastHref}>
          {t('users.beyondEnd.toLast')}
        </Button>
      }
    >
      {t('users.beyondEnd.text')}
    </EmptyState>
  );
}
