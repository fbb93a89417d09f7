import { createTheme } from '@mantine/core';

/** Mantine theme. Its CSS variables are in theme.css, because the content security policy forbids injected styles. */
export const theme = createTheme({
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
