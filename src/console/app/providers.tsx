import { MantineProvider } from '@mantine/core';
import { type QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';

import { whenSettled } from '#console/api/when-settled.ts';
import { loadRest } from '#console/ui/load-rest.ts';

import { theme } from './theme.ts';

type Props = { queryClient: QueryClient; env?: 'default' | 'test'; children: ReactNode };

/** What every page stands in. Styles come from files alone (see theme.css). */
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
        {children}
        <LateNotifications queryClient={queryClient} />
      </QueryClientProvider>
    </MantineProvider>
  );
}

/** How long to wait before what could not be loaded is tried again, in ms. */
const pause = 10_000;

/** Nothing is said before something was done: what shows it waits until the page is there, and never takes it away. */
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
    retryDelay: pause,
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
