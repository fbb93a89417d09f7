import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { paths } from '#console/lib/paths.ts';
import { EmptyState } from '#console/ui/empty-state.tsx';

type Props = { id: string; title: ReactNode };

/** Shown if no user has the ID in the URL; offers to search for it. */
export function UserNotFound({ id, title }: Props) {
  const { t } = useTranslation();
  return (
    <EmptyState
      title={title}
      action={
        <Button variant="default" component={Link} to={`${paths.users()}?${new URLSearchParams({ search: id })}`}>
          {t('user.notFound.search')}
        </Button>
      }
    >
      {t('user.notFound.text', { id })}
    </EmptyState>
  );
}
