import { Alert, createTheme, Modal, Notification, Tooltip } from '@mantine/core';

/** The look in one place. Its CSS variables stand in theme.css: the page's policy forbids styles injected at run time. */
export const theme = createTheme({
  primaryColor: 'indigo',
  autoContrast: true,
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif',
  components: {
    // Mantine locks scrolling with an injected style element, which the policy forbids; theme.css does it instead.
    Modal: Modal.extend({ defaultProps: { lockScroll: false, centered: true } }),
    // "alert" interrupts whoever listens to the page: only errors may.
    Alert: Alert.extend({ defaultProps: { role: 'status' } }),
    Notification: Notification.extend({ defaultProps: { role: 'status' } }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 300, withArrow: true } }),
  },
});
