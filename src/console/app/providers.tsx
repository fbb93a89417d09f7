import { MantineProvider } from '@mantine/core';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, Suspense, useEffect, useState } from 'react';

import { whenSettled } from '#console/data/when-settled.ts';
import { lazyPart } from '#console/ui/lazy-part.ts';

import { theme } from './theme.ts';

const Notifications = lazyPart(async () => (await import('@mantine/notifications')).Notifications);

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

/** Nothing is said before something was done: what shows it waits until the page is there. */
function LateNotifications({ queryClient }: { queryClient: QueryClient }) {
  const [isSettled, setIsSettled] = useState(false);
  useEffect(() => void whenSettled(queryClient).then(() => setIsSettled(true)), [queryClient]);
  if (!isSettled) return null;
  return (
    <Suspense fallback={null}>
      <Notifications position="bottom-center" />
    </Suspense>
  );
}
