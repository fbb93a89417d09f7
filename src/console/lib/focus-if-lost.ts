/** Ref callback: focuses what replaces an element that had the focus, such as a button that has gone. */
export const focusIfLost = (shown: HTMLElement | null): void => {
  if (document.activeElement === document.body) shown?.focus();
};
