import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { ApiError } from '#console/api/api-error.ts';
import { paths } from '#console/lib/paths.ts';
import { EmptyState } from '#console/ui/empty-state.tsx';
import { gatewayErrorCodes } from '#contract/errors.ts';

type Props = { id: string; title: ReactNode };

/** Says as what the ID in the address was tried, and offers to look for it as everything else. */
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

/** The user is gone; a route that is not offered is another matter. */
export const isUserNotFound = (error: Error | null): boolean =>
  error instanceof ApiError && error.status === 404 && error.code !== gatewayErrorCodes.notOffered;
