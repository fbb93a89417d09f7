import { useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink, useLocation } from 'react-router';

import { paths } from '#console/lib/paths.ts';

import classes from './user-sections.module.css';

type Props = { id: string };

/** The tabs of a user's page. They are links: each has an address. */
export function UserSections({ id }: Props) {
  const { t } = useTranslation();
  const { state, pathname } = useLocation();
  const nav = useRef<HTMLElement>(null);
  // On a phone the tabs are wider than the screen: the open one comes to the middle.
  useLayoutEffect(() => {
    const row = nav.current;
    const open = row?.querySelector<HTMLElement>('[aria-current=page]');
    if (row === null || !open) return;
    // It is told once the page is laid out, before it is painted: asking for sizes now would have it laid out twice.
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
