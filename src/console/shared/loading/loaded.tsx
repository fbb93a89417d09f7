import { Text } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { ApiError, isGone } from '#console/api/api-error.ts';
import { explainError } from '#console/api/explain-error.ts';
import { LoadFailed } from '#console/ui/load-failed.tsx';

type Props<T> = {
  query: UseQueryResult<T>;
  /** Shown while loading; as high as the content, to avoid layout shifts. */
  waiting: ReactNode;
  /** Shown in place of all else if the record does not exist. */
  missing?: ReactNode;
  children: (data: T) => ReactNode;
};

/** Renders a query in all its states. Data stays on screen if a refetch fails. */
export function Loaded<T>({ query, waiting, missing, children }: Props<T>) {
  const { t } = useTranslation();
  if (missing !== undefined && isGone(query.error)) return missing;
  if (query.data !== undefined) return children(query.data);
  if (query.error === null) return waiting;
  if (isNotOffered(query.error)) return <Text c="dimmed">{t('errors.notOffered')}</Text>;
  return <LoadFailed {...explainError(query.error, t)} onRetry={query.refetch} />;
}

/** Returns whether the connected Logto is too old for the route, which is explained but not shown as an error. */
export const isNotOffered = (error: Error | null): boolean => error instanceof ApiError && error.isNotOffered;
