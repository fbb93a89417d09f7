import { matchRoutes, type RouteObject } from 'react-router';

/** Preloads the code of the page at `pathname`. A failure is shown when the page is opened. */
export async function preloadPage(routes: RouteObject[], pathname: string): Promise<void> {
  const matches = matchRoutes(routes, pathname) ?? [];
  await Promise.allSettled(matches.flatMap(({ route: { lazy } }) => (typeof lazy === 'function' ? [lazy()] : [])));
}

/** Preloads a page's code when its link is hovered, touched or focused. */
export function preloadLinkedPages(routes: RouteObject[]): void {
  const look = ({ target }: Event) => {
    const link = target instanceof Element ? target.closest<HTMLAnchorElement>('a[href]') : null;
    if (link?.origin === location.origin) void preloadPage(routes, link.pathname);
  };
  for (const type of ['pointerover', 'touchstart', 'focusin']) document.addEventListener(type, look, { passive: true });
}
