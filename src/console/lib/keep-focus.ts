/** Elements that had the focus, kept to return to. */
const maxVisited = 20;

/**
 * Returns the focus to where it was before when the focused element is removed, hidden or disabled, as after a write:
 * otherwise the keyboard would start again at the top of the document. Elsewhere explicit focus moves win, because it
 * acts after them. A change of page is not its concern. Returns a function that stops it.
 */
export function keepFocus(): () => void {
  /** The last first. */
  let visited: HTMLElement[] = [];
  let pathname = location.pathname;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const remember = ({ target }: FocusEvent) => {
    if (!(target instanceof HTMLElement)) return;
    if (pathname !== location.pathname) visited = [];
    pathname = location.pathname;
    visited = [target, ...visited.filter((one) => one !== target && one.isConnected)].slice(0, maxVisited);
  };
  const check = () => {
    clearTimeout(timer);
    timer = setTimeout(returnFocus, 0);
  };
  const returnFocus = () => {
    const [last] = visited;
    // Browsers blur a disabled element only before the next frame.
    const isLost = document.activeElement === document.body || document.activeElement?.matches(':disabled') === true;
    if (last === undefined || !isLost || pathname !== location.pathname) return;
    // A button that is busy gets the focus back when it has finished.
    if (last.isConnected && last.hasAttribute('data-loading')) return;
    const dialog = document.querySelector<HTMLElement>('[aria-modal="true"]');
    const target = visited.find((one) => isUsable(one) && (dialog === null || dialog.contains(one)));
    (target ?? dialog ?? heading())?.focus({ preventScroll: true });
  };
  /** After a click on something that takes no focus, the operator wants it nowhere. */
  const leave = () => {
    setTimeout(() => {
      if (document.activeElement === document.body && isUsable(visited[0])) visited = [];
    }, 0);
  };

  const observer = new MutationObserver(check);
  observer.observe(document.body, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ['disabled', 'hidden', 'data-loading'],
  });
  document.addEventListener('focusin', remember);
  document.addEventListener('pointerdown', leave);
  return () => {
    clearTimeout(timer);
    observer.disconnect();
    document.removeEventListener('focusin', remember);
    document.removeEventListener('pointerdown', leave);
  };
}

const isUsable = (element: HTMLElement | undefined): boolean =>
  element?.isConnected === true && !element.matches(':disabled') && element.closest('[hidden], [inert]') === null;

/** The heading of the page, made focusable. */
function heading(): HTMLElement | null {
  const found = document.querySelector<HTMLElement>('main h1') ?? document.querySelector<HTMLElement>('main');
  if (found?.hasAttribute('tabindex') === false) found.tabIndex = -1;
  return found;
}
