import { ActionIcon } from '@mantine/core';
import { IconUserCircle, IconCode } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { Suspense, useEffect, useRef, useSyncExternalStore, type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, NavLink, Outlet, ScrollRestoration, useLocation, useNavigation } from 'react-router';

import type { ApiRequest } from '#console/api/api-request.ts';
import { slowReads } from '#console/api/slow-reads.ts';
import { Palette } from '#console/features/palette/palette.tsx';
import { bringIntoSight } from '#console/lib/bring-into-sight.ts';
import { shownName } from '#console/lib/identifying-text.ts';
import { paths } from '#console/lib/paths.ts';
import { useOperator } from '#console/shared/operator/use-operator.ts';
import { lazyPart } from '#console/ui/lazy-part.ts';
import { MenuButton } from '#console/ui/menu-button.tsx';

import { ColorSchemeMenu } from './color-scheme-menu.tsx';
import { LanguageMenu } from './language-menu.tsx';
import { listedPages } from './pages.tsx';
import classes from './shell.module.css';
import { SlowNotice } from './slow-notice.tsx';

const RunningJobs = lazyPart(async () => (await import('#console/features/jobs/job-pages.tsx')).RunningJobs, 'jobs');
const StandingNotices = lazyPart(async () => (await import('./standing-notices.tsx')).StandingNotices);

/** What stays while pages change: the brand, the navigation, the place for the page. */
export function Shell() {
  const { t } = useTranslation();
  const { may, notices } = useOperator();
  const navigation = useNavigation();
  const main = useRef<HTMLElement>(null);
  useFocusRescue(main);
  const { pathname } = useLocation();
  const nav = useRef<HTMLElement>(null);
  useEffect(() => {
    // On a phone there may be more pages than fit.
    bringIntoSight(nav.current?.querySelector('[aria-current]'));
  }, [pathname]);
  const listed = listedPages.filter(({ permission }) => permission === undefined || may(permission));
  const isSlow = useSyncExternalStore(slowReads.subscribe, slowReads.areAny);
  return (
    <div className={classes.shell}>
      <a href="#content" className={classes.skip}>
        {t('app.skipToContent')}
      </a>
      <header className={classes.bar}>
        <Link to={paths.users()} className={classes.brand}>
          <img src="/favicon.svg" alt="" width={24} height={24} />
          {t('app.name')}
        </Link>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Handles the focus of its links. */}
        <nav
          ref={nav}
          aria-label={t('app.nav.label')}
          className={classes.nav}
          // Browsers don't scroll to a focused link that is partly visible. Under a pointer it must not move.
          onFocus={({ target }) => {
            if (target.matches(':focus-visible')) bringIntoSight(target);
          }}
        >
          {listed.map(
            ({ path, name, icon: PageIcon, badge: Badge, navigation: isInNavigation }) =>
              isInNavigation && (
                <NavLink key={name} to={`/${path}`} className={classes.link}>
                  <PageIcon size={18} aria-hidden />
                  {t(`app.nav.${name}`)}
                  {Badge !== undefined && (
                    <Suspense fallback={null}>
                      <Badge />
                    </Suspense>
                  )}
                </NavLink>
              ),
          )}
        </nav>
        {may('jobs:run') && (
          <Suspense fallback={null}>
            <RunningJobs />
          </Suspense>
        )}
        <Palette pages={listed} />
        <PageRequests />
        <LanguageMenu />
        <ColorSchemeMenu />
        <OperatorMenu />
      </header>
      <main ref={main} id="content" tabIndex={-1} className={classes.main} aria-busy={navigation.state === 'loading'}>
        {notices.length > 0 && (
          <Suspense fallback={null}>
            <StandingNotices notices={notices} />
          </Suspense>
        )}
        <Outlet />
      </main>
      {isSlow && <SlowNotice />}
      <ScrollRestoration />
    </div>
  );
}

/**
 * After a change of page the link that was followed is gone, and the focus with it: the keyboard would start again at the
 * top of the document. Then the focus goes to `target`; where it survived (a tab, a pager) it stays.
 */
function useFocusRescue(target: RefObject<HTMLElement | null>): void {
  const { pathname } = useLocation();
  const shown = useRef(pathname);
  useEffect(() => {
    // The first page has lost nothing: there the keyboard starts at the top.
    if (shown.current === pathname) return;
    shown.current = pathname;
    if (document.activeElement === document.body) target.current?.focus({ preventScroll: true });
  }, [pathname, target]);
}

const OperatorOptions = lazyPart(async () => (await import('./operator-options.tsx')).OperatorOptions);

/** Menu with the signed-in operator and "Sign out". */
function OperatorMenu() {
  const { t } = useTranslation();
  const { operator } = useOperator();
  if (operator === undefined) return null;

  return (
    <MenuButton
      preload={OperatorOptions.preload}
      button={
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={t('app.operator', { name: shownName(operator.name, operator.subject) })}
        >
          <IconUserCircle size={20} aria-hidden />
        </ActionIcon>
      }
    >
      {(place) => <OperatorOptions {...place} operator={operator} />}
    </MenuButton>
  );
}

/** Loaded on demand, as it is rarely used. */
const PageRequestsDialog = lazyPart(async () => (await import('./page-requests-dialog.tsx')).PageRequestsDialog);

/** Button that shows the Management API requests of the page, from the `meta.request` of its active queries. */
function PageRequests() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [requests, setRequests] = useState<ApiRequest[]>();

  const open = () => {
    const active = client.getQueryCache().findAll({ type: 'active', predicate: (query) => !query.isDisabled() });
    setRequests(active.flatMap(({ meta }) => meta?.request ?? []));
  };
  return (
    <>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        aria-label={t('app.requests')}
        title={t('app.requests')}
        onClick={open}
      >
        <IconCode size={18} aria-hidden />
      </ActionIcon>
      {requests !== undefined && (
        <Suspense fallback={null}>
          <PageRequestsDialog requests={requests} onClose={() => setRequests(undefined)} />
        </Suspense>
      )}
    </>
  );
}
