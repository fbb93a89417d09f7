import { Text } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { ApiError } from '#console/api/api-error.ts';
import { explainError } from '#console/api/explain-error.ts';
import { LoadFailed } from '#console/ui/load-failed.tsx';

type Props<T> = {
  query: UseQueryResult<T>;
  /** Shown while nothing is known, with the height of what will come. */
  waiting: ReactNode;
  children: (data: T) => ReactNode;
};

/** What was asked of the server, in all its states. What is known stays on screen when asking again fails. */
export function Loaded<T>({ query, waiting, children }: Props<T>) {
  const { t } = useTranslation();
  if (query.data !== undefined) return children(query.data);
  if (query.error === null) return waiting;
  if (isNotOffered(query.error)) return <Text c="dimmed">{t('errors.notOffered')}</Text>;
  return <LoadFailed {...explainError(query.error, t)} onRetry={query.refetch} />;
}

/** The connected Logto is too old for this: an explanation is due, not an alarm. */
export const isNotOffered = (error: Error | null): boolean => error instanceof ApiError && error.isNotOffered;
