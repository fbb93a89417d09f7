import { Anchor, Group, Skeleton } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { isNotOffered } from '#console/shared/loading/loaded.tsx';
import { Fact } from '#console/ui/facts.tsx';

type ContentProps<T> = { label: string; query: UseQueryResult<T>; children: (data: T) => ReactNode };

type Props<T> = ContentProps<T> & { isWide?: boolean };

/** Fact with its own query, which shows loading and failure in its place. */
export function LoadedFact<T>({ label, query, isWide = false, children }: Props<T>) {
  if (isNotOffered(query.error)) return null;
  return (
    <Fact label={label} isWide={isWide}>
      <Content label={label} query={query}>
        {children}
      </Content>
    </Fact>
  );
}

function Content<T>({ label, query, children }: ContentProps<T>) {
  const { t } = useTranslation();
  if (query.data !== undefined) return children(query.data);
  if (!query.isError) return <Skeleton height={14} width={90} aria-busy />;
  return (
    <Group gap="xs" wrap="nowrap">
      —
      <Anchor
        component="button"
        type="button"
        size="sm"
        aria-label={t('user.facts.retryFor', { fact: label })}
        onClick={() => void query.refetch()}
      >
        {t('user.facts.retry')}
      </Anchor>
    </Group>
  );
}
