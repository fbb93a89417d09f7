const scheme = 'data-mantine-color-scheme';

/** Prints in light colors also in the dark scheme. Returns a function that stops it. */
export function printLight(): () => void {
  const root = document.documentElement;
  let before: string | null = null;
  const start = () => {
    before = root.getAttribute(scheme);
    root.setAttribute(scheme, 'light');
  };
  const end = () => {
    if (before !== null) root.setAttribute(scheme, before);
  };
  window.addEventListener('beforeprint', start);
  window.addEventListener('afterprint', end);
  return () => {
    window.removeEventListener('beforeprint', start);
    window.removeEventListener('afterprint', end);
  };
}
