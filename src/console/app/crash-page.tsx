import { Button } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useRouteError } from 'react-router';

import { EmptyState } from '#console/ui/empty-state.tsx';
import { PageTitle } from '#console/ui/page-title.tsx';

/** A page threw while it was drawn, or its code could not be loaded (after an update, its file is gone). */
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
