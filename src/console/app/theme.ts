import { createTheme } from '@mantine/core';

/** The look in one place. Its CSS variables stand in theme.css: the page's policy forbids styles injected at run time. */
export const theme = createTheme({
  primaryColor: 'indigo',
  autoContrast: true,
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif',
  // By name: importing the components here would make every page load them.
  components: {
    // Mantine locks scrolling with an injected style element, which the policy forbids; theme.css does it instead.
    Modal: { defaultProps: { lockScroll: false, centered: true } },
    // "alert" interrupts whoever listens to the page: only errors may.
    Alert: { defaultProps: { role: 'status' } },
    Notification: { defaultProps: { role: 'status' } },
    Tooltip: { defaultProps: { openDelay: 300, withArrow: true } },
  },
});
