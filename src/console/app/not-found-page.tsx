import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { paths } from '#console/lib/paths.ts';
import { EmptyState } from '#console/ui/empty-state.tsx';
import { PageTitle } from '#console/ui/page-title.tsx';

/** No page has this address. */
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
