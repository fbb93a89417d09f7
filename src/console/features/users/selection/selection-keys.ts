import { useEffect, type RefObject } from 'react';

import { selectionStore } from './selection-store.ts';
import { isEmpty, noSelection, togglePage } from './selection.ts';

const checkbox = '[data-select]';

/** The list that an element is in, if its rows can be selected. */
const listOf = (element: Element): Element | null => {
  const table = element.closest('table');
  return table?.querySelector(checkbox) === null ? null : table;
};

/**
 * Keys of the list: space on the link of a row selects it, with Shift up to it; Ctrl or Cmd and A select the page; Escape
 * clears the selection.
 *
 * @param bar the region in which Escape also works
 */
export function useSelectionKeys(bar: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { target, key, shiftKey, ctrlKey, metaKey, altKey } = event;
      if (event.defaultPrevented || altKey || !(target instanceof Element)) return;
      const list = listOf(target);
      const hasModifier = ctrlKey || metaKey;
      if (key === ' ' && !hasModifier && target.matches('tbody th a') && list !== null) {
        event.preventDefault();
        const input = target.closest('tr')?.querySelector(checkbox);
        input?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, shiftKey }));
      } else if (key.toLowerCase() === 'a' && hasModifier && !shiftKey && list !== null) {
        event.preventDefault();
        selectionStore.select((selection, { ids, query }) => togglePage(selection, true, { page: ids, query }));
      } else if (key === 'Escape' && !hasModifier && (list !== null || bar.current?.contains(target) === true)) {
        if (isEmpty(selectionStore.get().selection)) return;
        const isInBar = bar.current?.contains(target) === true;
        selectionStore.select(() => noSelection);
        // The bar is gone, and the focus with it.
        if (isInBar) document.querySelector<HTMLElement>(checkbox)?.focus();
      }
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [bar]);
}
