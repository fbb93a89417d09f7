/** Elements that handle clicks themselves. */
const interactive = 'a, button, input, select, textarea, label, summary, [role="button"], [contenteditable="true"]';

/**
 * Makes a click anywhere in a table row open the row's link: the one in its header, or else its only one. Modifiers and
 * the middle button work as on the link itself. Returns a function that stops it.
 */
export function openRows(): () => void {
  const open = (event: MouseEvent) => {
    const isMiddle = event.type === 'auxclick';
    if (event.defaultPrevented || (isMiddle && event.button !== 1) || !(event.target instanceof Element)) return;
    if (event.target.closest(interactive) !== null || isSelecting()) return;
    const link = linkOf(event.target.closest('tbody tr'));
    if (link === undefined) return;
    const { ctrlKey, metaKey, shiftKey, altKey } = event;
    // Browsers open a link in a new tab for one of the two keys, depending on the system.
    const modifiers = isMiddle ? { ctrlKey: true, metaKey: true } : { ctrlKey, metaKey, shiftKey, altKey };
    link.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, view: window, ...modifiers }));
  };
  document.addEventListener('click', open);
  document.addEventListener('auxclick', open);
  return () => {
    document.removeEventListener('click', open);
    document.removeEventListener('auxclick', open);
  };
}

function linkOf(row: Element | null): HTMLAnchorElement | undefined {
  const links = row?.querySelectorAll<HTMLAnchorElement>('a[href]') ?? [];
  return row?.querySelector<HTMLAnchorElement>('th a[href]') ?? (links.length === 1 ? links[0] : undefined);
}

/** A click also ends the selection of text. */
const isSelecting = (): boolean => (getSelection()?.toString() ?? '') !== '';
