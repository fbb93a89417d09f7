import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { EmptyState } from '#console/ui/empty-state.tsx';

type Props = { page: number; lastHref: string };

/** The list has rows, but not on this page. */
export function BeyondEnd({ page, lastHref }: Props) {
  const { t } = useTranslation();
  return (
    <EmptyState
      title={t('roles.beyondEnd.title', { page })}
      action={
        <Button variant="default" component={Link} to={lastHref}>
          {t('roles.beyondEnd.toLast')}
        </Button>
      }
    >
      {t('roles.beyondEnd.text')}
    </EmptyState>
  );
}
