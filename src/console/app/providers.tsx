import { MantineProvider, createTheme } from '@mantine/core';
import { type QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';

import { whenSettled } from '#console/api/when-settled.ts';
import { ReasonsProvider } from '#console/shared/write/reasons.tsx';
import { loadRest } from '#console/ui/lazy-part.ts';

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
        <Late queryClient={queryClient} />
      </QueryClientProvider>
    </MantineProvider>
  );
}

/** Delay before a failed load is retried, in ms. */
const retryDelay = 10_000;

/**
 * Loads after the page has settled what is not needed before: no notification is shown before the first write. Never
 * removes the page on failure.
 */
function Late({ queryClient }: { queryClient: QueryClient }) {
  const { data: LateParts } = useQuery({
    queryKey: ['late-parts'],
    queryFn: async () => {
      const [parts] = await Promise.all([import('./late-parts.tsx'), loadRest()]);
      return parts.LateParts;
    },
    enabled: useIsSettled(queryClient),
    staleTime: Number.POSITIVE_INFINITY,
    retry: true,
    retryDelay,
    structuralSharing: false,
  });
  return LateParts === undefined ? null : <LateParts />;
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

/** Mantine theme. Its CSS variables are in theme.css, because the content security policy forbids injected styles. */
const theme = createTheme({
  primaryColor: 'indigo',
  autoContrast: true,
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif',
  // By name, because importing the components here would add them to every page.
  components: {
    // Mantine locks scrolling with an injected style element, which the policy forbids; theme.css locks it instead.
    Modal: { defaultProps: { lockScroll: false, centered: true } },
    // The default role "alert" interrupts screen readers, so it is for errors only.
    Alert: { defaultProps: { role: 'status' } },
    Notification: { defaultProps: { role: 'status' } },
    Tooltip: { defaultProps: { openDelay: 300, withArrow: true } },
  },
});
