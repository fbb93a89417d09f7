import { Group, Text } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useNavigate } from 'react-router';

import {
  type Direction,
  nearestOf,
  neighbourOf,
  pageBeyond,
  positionOf,
  type UserWalk as Walk,
  walkIn,
  walkThrough,
} from '#console/data/result-set.ts';
import { userQueries } from '#console/data/users.ts';
import { paths } from '#console/lib/paths.ts';
import { atPage, returnAddress } from '#console/lib/return-address.ts';

import classes from './result-navigation.module.css';

type Props = { userId: string };

/** The way to the user before and after, in the result set that this user was opened from. */
export function UserWalk({ userId }: Props) {
  const { t } = useTranslation();
  const location = useLocation();
  const walk = walkIn(location.state);
  const position = walk && positionOf(userId, walk);
  if (walk === undefined || position === undefined) return null;
  return (
    <Group component="nav" aria-label={t('user.walk.label')} gap="xs" wrap="nowrap">
      <WalkLink userId={userId} walk={walk} direction="previous" />
      <Text size="sm" className={classes.position}>
        {t('user.walk.position', { position, total: walk.total })}
      </Text>
      <WalkLink userId={userId} walk={walk} direction="next" />
    </Group>
  );
}

const shortcuts = { previous: 'ArrowUp', next: 'ArrowDown' } as const;
const icons = { previous: IconChevronLeft, next: IconChevronRight } as const;

type WalkLinkProps = { userId: string; walk: Walk; direction: Direction };

function WalkLink({ userId, walk, direction }: WalkLinkProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const target = useTarget(userId, walk, direction);
  const label = t(`user.walk.${direction}`);
  const Icon = icons[direction];

  const go = useEffectEvent((event: KeyboardEvent) => {
    if (!event.altKey || event.ctrlKey || event.metaKey || event.key !== shortcuts[direction]) return;
    if (target === undefined || isTyping(event) || isDialogOpen()) return;
    event.preventDefault();
    void navigate(target.to, { replace: true, state: target.state });
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => go(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);

  // A link without an address is how ARIA says "a link that cannot be used now".
  if (target === undefined) {
    return (
      <span role="link" aria-disabled="true" aria-label={label} className={classes.link}>
        <Icon size={16} aria-hidden />
      </span>
    );
  }
  return (
    <Link
      to={target.to}
      state={target.state}
      // One step of the walk takes the place of the last: Back leads to the list.
      replace
      aria-label={label}
      aria-keyshortcuts={`Alt+${shortcuts[direction]}`}
      title={t('user.walk.hint', { label, key: direction === 'previous' ? '↑' : '↓' })}
      className={classes.link}
    >
      <Icon size={16} aria-hidden />
    </Link>
  );
}

/** The neighbour's page, in the section that is open, and what its history entry has to say. */
function useTarget(userId: string, walk: Walk, direction: Direction) {
  const { pathname, state } = useLocation();
  const beyond = pageBeyond(userId, walk, direction);
  const page = useQuery({
    ...userQueries.list(beyond ?? walk.query),
    enabled: beyond !== undefined,
    placeholderData: undefined,
  });
  const turned = beyond !== undefined && page.data ? walkThrough(beyond, page.data) : undefined;
  const id = turned ? nearestOf(turned, walk, direction) : neighbourOf(userId, walk, direction);
  if (id === undefined) return undefined;
  const from = atPage(returnAddress(state) ?? paths.users(), (turned ?? walk).query.page);
  return {
    to: pathname.replace(paths.user(userId), paths.user(id)),
    state: { from, walk: turned ?? walk },
  };
}

/** Arrow keys move the caret where there is one. The event's first target is the real one, inside a shadow root too. */
function isTyping(event: KeyboardEvent): boolean {
  const [target] = event.composedPath();
  return target instanceof Element && target.closest('input, textarea, select, [contenteditable="true"]') !== null;
}

const isDialogOpen = () => document.querySelector('[aria-modal="true"]') !== null;
