import { MantineProvider } from '@mantine/core';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense } from 'react';

import { theme } from './theme.ts';

/** Nothing is said before something was done: what shows it need not come with the first load. */
const Notifications = lazy(async () => ({ default: (await import('@mantine/notifications')).Notifications }));

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
        <Suspense fallback={null}>
          <Notifications position="bottom-center" />
        </Suspense>
      </QueryClientProvider>
    </MantineProvider>
  );
}
