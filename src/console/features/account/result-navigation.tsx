import { Group, Text } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useNavigate } from 'react-router';

import { userQueries } from '#console/api/users.ts';
import { isTyping } from '#console/lib/is-typing.ts';
import { paths } from '#console/lib/paths.ts';
import { atPage, returnAddress } from '#console/lib/return-to-list.ts';
import {
  type Direction,
  nearestOf,
  adjacentUser,
  pageBeyond,
  positionOf,
  type ResultSet,
  resultSetIn,
  resultSetOf,
} from '#console/shared/search/result-set.ts';

import classes from './result-navigation.module.css';

type Props = { userId: string };

/** Links to the previous and next user of the result set that this user was opened from. */
export function ResultNavigation({ userId }: Props) {
  const { t } = useTranslation();
  const location = useLocation();
  const resultSet = resultSetIn(location.state);
  const position = resultSet && positionOf(userId, resultSet);
  if (resultSet === undefined || position === undefined) return null;
  return (
    <Group component="nav" aria-label={t('user.resultSet.label')} gap="xs" wrap="nowrap">
      <ResultLink userId={userId} resultSet={resultSet} direction="previous" />
      <Text size="sm" className={classes.position}>
        {t('user.resultSet.position', { position, total: resultSet.total })}
      </Text>
      <ResultLink userId={userId} resultSet={resultSet} direction="next" />
    </Group>
  );
}

const shortcuts = { previous: 'ArrowUp', next: 'ArrowDown' } as const;
const icons = { previous: IconChevronLeft, next: IconChevronRight } as const;

type ResultLinkProps = { userId: string; resultSet: ResultSet; direction: Direction };

function ResultLink({ userId, resultSet, direction }: ResultLinkProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const target = useTarget(userId, resultSet, direction);
  const label = t(`user.resultSet.${direction}`);
  const Icon = icons[direction];

  const go = useEffectEvent((event: KeyboardEvent) => {
    if (!event.altKey || event.ctrlKey || event.metaKey || event.key !== shortcuts[direction]) return;
    // Arrow keys move the caret in inputs.
    if (target === undefined || isTyping(event) || isDialogOpen()) return;
    event.preventDefault();
    void navigate(target.to, { replace: true, state: target.state });
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => go(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);

  // A disabled link in ARIA has no `href`.
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
      // Replaces the history entry, so that Back leads to the list.
      replace
      aria-label={label}
      aria-keyshortcuts={`Alt+${shortcuts[direction]}`}
      title={t('user.resultSet.hint', { label, key: direction === 'previous' ? '↑' : '↓' })}
      className={classes.link}
    >
      <Icon size={16} aria-hidden />
    </Link>
  );
}

/** Returns the URL of the neighbor in the same section, and the state of its history entry. */
function useTarget(userId: string, resultSet: ResultSet, direction: Direction) {
  const { pathname, state } = useLocation();
  const beyond = pageBeyond(userId, resultSet, direction);
  const page = useQuery({
    ...userQueries.list(beyond ?? resultSet.query),
    enabled: beyond !== undefined,
    placeholderData: undefined,
  });
  const otherPage = beyond !== undefined && page.data ? resultSetOf(beyond, page.data) : undefined;
  const id = otherPage ? nearestOf(otherPage, resultSet, direction) : adjacentUser(userId, resultSet, direction);
  if (id === undefined) return undefined;
  const from = atPage(returnAddress(state) ?? paths.users(), (otherPage ?? resultSet).query.page);
  return {
    to: pathname.replace(paths.user(userId), paths.user(id)),
    state: { from, resultSet: otherPage ?? resultSet },
  };
}

const isDialogOpen = () => document.querySelector('[aria-modal="true"]') !== null;
