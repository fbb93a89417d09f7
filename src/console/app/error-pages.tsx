import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useRouteError } from 'react-router';

import { paths } from '#console/lib/paths.ts';
import { EmptyState } from '#console/ui/empty-state.tsx';
import { PageTitle } from '#console/ui/page-title.tsx';

/** Shown when a page throws, or when its code cannot be loaded (after an update, its file is gone). */
export function CrashPage() {
  const { t } = useTranslation();
  const error = useRouteError();
  useEffect(() => console.error(error), [error]);
  return (
    <EmptyState
      title={<PageTitle>{t('app.crashed.title')}</PageTitle>}
      action={<Button onClick={() => window.location.reload()}>{t('app.crashed.reload')}</Button>}
    >
      {t('app.crashed.text')}
    </EmptyState>
  );
}

/** Shown for an address that no page has. */
export function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <EmptyState
      title={<PageTitle>{t('app.notFound.title')}</PageTitle>}
      action={
        <Button component={Link} to={paths.users()}>
          {t('app.notFound.toUsers')}
        </Button>
      }
    >
      {t('app.notFound.text')}
    </EmptyState>
  );
}
