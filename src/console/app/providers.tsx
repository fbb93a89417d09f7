import { MantineProvider } from '@mantine/core';
import { type QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';

import { whenSettled } from '#console/api/when-settled.ts';
import { ReasonsProvider } from '#console/shared/write/reasons.tsx';
import { loadRest } from '#console/ui/load-rest.ts';

import { theme } from './theme.ts';

type Props = { queryClient: QueryClient; env?: 'default' | 'test'; children: ReactNode };

/** Providers around all pages. Mantine injects no styles; they are in theme.css. */
export function Providers({ queryClient, env = 'default', children }: Props) {
  return (
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      withCssVariables={false}
      withGlobalClasses={false}
      env={env}
    >
      <QueryClientProvider client={queryClient}>
        <ReasonsProvider>{children}</ReasonsProvider>
        <LateNotifications queryClient={queryClient} />
      </QueryClientProvider>
    </MantineProvider>
  );
}

/** Delay before a failed load is retried, in ms. */
const retryDelay = 10_000;

/**
 * Loads the notifications after the page has settled, as none is shown before the first write. Never removes the page
 * on failure.
 */
function LateNotifications({ queryClient }: { queryClient: QueryClient }) {
  const { data: Notifications } = useQuery({
    queryKey: ['notifications'],
    queryFn: async () => {
      const [{ Notifications }] = await Promise.all([import('@mantine/notifications'), loadRest()]);
      return Notifications;
    },
    enabled: useIsSettled(queryClient),
    staleTime: Number.POSITIVE_INFINITY,
    retry: true,
    retryDelay,
    structuralSharing: false,
  });
  return Notifications === undefined ? null : <Notifications position="bottom-center" />;
}

function useIsSettled(queryClient: QueryClient): boolean {
  const [isSettled, setIsSettled] = useState(false);
  useEffect(() => {
    let isLeft = false;
    void whenSettled(queryClient).then(() => {
      if (!isLeft) setIsSettled(true);
    });
    return () => {
      isLeft = true;
    };
  }, [queryClient]);
  return isSettled;
}
