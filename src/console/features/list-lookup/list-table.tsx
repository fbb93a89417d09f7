import { Anchor, Badge, Text } from '@mantine/core';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';

import { displayName, identifierOf } from '#console/api/display-name.ts';
import { paths } from '#console/lib/paths.ts';
import { InvisibleBadge } from '#console/shared/account/invisible-badge.tsx';
import { Allowed } from '#console/shared/operator/allowed.tsx';
import { DataTable } from '#console/ui/data-table.tsx';
import { ForeignText } from '#console/ui/foreign-text.tsx';

import type { ListLine, LineState } from './list-rows.ts';
import classes from './list-table.module.css';
import type { ListEntry, Match, InputResult } from './resolve-list.ts';

type Props = {
  lines: readonly ListLine[];
  outcomes: ReadonlyMap<ListEntry, InputResult>;
  isRunning: boolean;
};

/** The lines of the list with their matching users. */
export function ListTable({ lines, outcomes, isRunning }: Props) {
  const { t } = useTranslation();
  if (lines.length === 0) return <Text c="dimmed">{t('listLookup.noLines')}</Text>;
  return (
    <div className={classes.list}>
      <DataTable
        label={t('listLookup.table')}
        isStale={false}
        head={
          <>
            <th className={classes.number}>{t('listLookup.column.line')}</th>
            <th className={classes.pasted}>{t('listLookup.column.input')}</th>
            <th className={classes.result}>{t('listLookup.column.result')}</th>
            <th className={classes.user}>{t('listLookup.column.user')}</th>
          </>
        }
      >
        {lines.map((line) => (
          <LineRow key={line.number} line={line} outcome={outcomes.get(line.entry)} isRunning={isRunning} />
        ))}
      </DataTable>
    </div>
  );
}

type RowProps = { line: ListLine; outcome: InputResult | undefined; isRunning: boolean };

const colors = { found: 'green', ambiguous: 'orange', notFound: 'gray', failed: 'red', waiting: 'gray' } as const;

/** Memoized, so that only rows with new results render again. */
const LineRow = memo(function LineRow({ line: { number, input, entry, repeats }, outcome, isRunning }: RowProps) {
  const { t } = useTranslation();
  const state: LineState = outcome?.state ?? 'waiting';
  return (
    <tr className={classes.line}>
      <td className={classes.number}>{number}</td>
      <th scope="row" className={classes.pasted}>
        <ForeignText>{input}</ForeignText>
        {repeats !== undefined && (
          <Text size="xs" c="dimmed">
            {t('listLookup.repeats', { line: repeats })}
          </Text>
        )}
      </th>
      <td className={classes.result}>
        <Badge variant="light" color={colors[state]} tt="none" className={classes.badge}>
          {state === 'waiting' && !isRunning ? t('listLookup.state.stopped') : t(`listLookup.state.${state}`)}
        </Badge>
      </td>
      <td className={classes.user}>
        {outcome?.state === 'found' && <MatchedUser match={outcome.match} input={entry.input} />}
        {outcome?.state === 'ambiguous' && <Candidates outcome={outcome} input={entry.input} />}
        {outcome?.state === 'notFound' && (
          <Allowed action="users:search">
            <Anchor component={Link} to={paths.usersMatching(entry.input)} size="sm">
              {t('lookup.searchContains')}
            </Anchor>
          </Allowed>
        )}
      </td>
    </tr>
  );
});

/** Number of candidates shown; the user list shows the others. */
const maxCandidates = 3;

function Candidates({ outcome, input }: { outcome: InputResult & { state: 'ambiguous' }; input: string }) {
  const { t } = useTranslation();
  return (
    <>
      {outcome.matches.slice(0, maxCandidates).map((match) => (
        <MatchedUser key={match.user.id} match={match} input={input} />
      ))}
      {outcome.total > maxCandidates && (
        <Anchor component={Link} to={paths.usersMatching(input)} size="sm">
          {t('listLookup.allCandidates', { count: outcome.total })}
        </Anchor>
      )}
    </>
  );
}

function MatchedUser({ match: { user, field }, input }: { match: Match; input: string }) {
  const { t } = useTranslation();
  const { pathname, search } = useLocation();
  const here = pathname + search;
  const name = displayName(user);
  const identifier = identifierOf(user);
  const isShown = [name, input].some((text) => text.toLowerCase() === identifier.toLowerCase());
  return (
    <div className={classes.person}>
      <Link to={paths.user(user.id)} state={{ from: here }} className={classes.name} dir="auto">
        <ForeignText>{name}</ForeignText>
      </Link>
      {!isShown && (
        <Text size="sm" c="dimmed" component="span" className={classes.identifier}>
          <ForeignText>{identifier}</ForeignText>
        </Text>
      )}
      <Text size="xs" c="dimmed" component="span">
        {t('lookup.matched', { field: t(`lookup.field.${field}`) })}
      </Text>
      <InvisibleBadge user={user} />
      {user.isSuspended && (
        <Badge variant="light" color="red" tt="none" size="sm">
          {t('users.status.suspended')}
        </Badge>
      )}
    </div>
  );
}
