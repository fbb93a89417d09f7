import { matchRoutes, type RouteObject } from 'react-router';

/** Loads the code of the pages that `pathname` leads to. A failure shows when the page is opened. */
export async function preloadPage(routes: RouteObject[], pathname: string): Promise<void> {
  const matches = matchRoutes(routes, pathname) ?? [];
  await Promise.allSettled(matches.flatMap(({ route: { lazy } }) => (typeof lazy === 'function' ? [lazy()] : [])));
}

/** Loads a page's code when a pointer, a finger or the focus comes to a link that leads there. */
export function preloadLinkedPages(routes: RouteObject[]): void {
  const look = ({ target }: Event) => {
    const link = target instanceof Element ? target.closest<HTMLAnchorElement>('a[href]') : null;
    if (link?.origin === location.origin) void preloadPage(routes, link.pathname);
  };
  for (const type of ['pointerover', 'touchstart', 'focusin']) document.addEventListener(type, look, { passive: true });
}
