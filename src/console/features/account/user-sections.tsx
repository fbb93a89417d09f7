import { useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink, useLocation } from 'react-router';

import { paths } from '#console/lib/paths.ts';

import classes from './user-sections.module.css';

type Props = { id: string };

/** Tabs of the user page, as links with their own URLs. */
export function UserSections({ id }: Props) {
  const { t } = useTranslation();
  const { state, pathname } = useLocation();
  const nav = useRef<HTMLElement>(null);
  // Centers the open tab on narrow screens, where the tabs scroll.
  useLayoutEffect(() => {
    const row = nav.current;
    const open = row?.querySelector<HTMLElement>('[aria-current=page]');
    if (row === null || !open) return;
    // The observer runs after layout and before paint; reading sizes here would force another layout.
    const observer = new ResizeObserver(() => {
      row.scrollLeft = open.offsetLeft - row.offsetLeft - (row.clientWidth - open.offsetWidth) / 2;
    });
    observer.observe(row);
    return () => observer.disconnect();
  }, [pathname]);
  const sections = [
    { to: paths.user(id), label: t('user.sections.profile') },
    { to: paths.userSignInMethods(id), label: t('user.sections.signInMethods') },
    { to: paths.userSessions(id), label: t('user.sections.sessions') },
    { to: paths.userRoles(id), label: t('user.sections.roles') },
    { to: paths.userOrganizations(id), label: t('user.sections.organizations') },
    { to: paths.userTokens(id), label: t('user.sections.tokens') },
    { to: paths.userCustomData(id), label: t('user.sections.customData') },
    { to: paths.userActivity(id), label: t('user.sections.activity') },
  ];
  return (
    <nav ref={nav} aria-label={t('user.sections.label')} className={classes.sections}>
      {sections.map(({ to, label }) => (
        <NavLink key={to} to={to} end state={state} className={classes.section}>
          {label}
        </NavLink>
      ))}
    </nav>
  );
}
