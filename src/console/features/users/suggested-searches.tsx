import { Anchor, Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { isQueued } from '#console/api/api-error.ts';
import { explainError } from '#console/api/explain-error.ts';
import { userQueries } from '#console/api/users.ts';
import { useOperator } from '#console/shared/operator/use-operator.ts';

import { nearEmails, sameLocalPart, type Suggestion, suggestSearches } from './suggest-searches.ts';
import classes from './suggested-searches.module.css';

/** Other searches for a text that found no users, with the number of users that each finds. */
export function SuggestedSearches({ text }: { text: string }) {
  const { t } = useTranslation();
  const maySearch = useOperator().may('users:search');
  const made = useMemo(() => suggestSearches(text, maySearch), [text, maySearch]);
  const near = useNearEmails(text, maySearch);
  const known = near.map((one) => one.text.toLowerCase());
  const suggestions = [...near, ...made.filter((one) => !known.includes(one.text.toLowerCase()))];
  if (suggestions.length === 0) return undefined;
  return (
    <>
      <Text fw={600} mt="md" component="h2" size="md">
        {t('noUsers.suggest.title')}
      </Text>
      <ul className={classes.suggestions}>
        {suggestions.map((suggestion) => (
          // Exact matches are cheap. For an operator with masked data each counts as a looked-up value.
          <SuggestedSearch
            key={suggestion.to}
            suggestion={suggestion}
            isCounted={maySearch && suggestion.kind === 'domain'}
          />
        ))}
      </ul>
    </>
  );
}

/** Most users with the same part before the @ whose domains are compared. */
const comparedUsers = 50;

/** Emails of users that differ from `text` by a letter or two of the domain. One request, if it is an email. */
function useNearEmails(text: string, maySearch: boolean): Suggestion[] {
  const search = useMemo(() => sameLocalPart(text), [text]);
  const { data } = useQuery({
    ...userQueries.list({ page: 1, page_size: comparedUsers, search }),
    placeholderData: undefined,
    enabled: maySearch && search !== undefined,
    refetchOnWindowFocus: false,
  });
  return data === undefined || search === undefined ? [] : nearEmails(text, data.items);
}

type SuggestedSearchProps = {
  suggestion: Suggestion;
  /** Counts without being asked to. */
  isCounted: boolean;
};

function SuggestedSearch({ suggestion: { kind, text, search, count: known, to }, isCounted }: SuggestedSearchProps) {
  const { t } = useTranslation();
  const [isAsked, setIsAsked] = useState(isCounted && known === undefined);
  const link = useRef<HTMLAnchorElement>(null);
  const users = useQuery({
    ...userQueries.list({ page: 1, page_size: 1, search }),
    placeholderData: undefined,
    enabled: isAsked,
    refetchOnWindowFocus: false,
  });
  // The number can become known while the count is on its way.
  const count = known ?? users.data?.total;
  const isCapped = known === undefined && users.data?.isCapped === true;
  const countUsers = () => {
    // The button disappears, which would move the focus to the top of the page.
    link.current?.focus();
    if (isAsked) void users.refetch();
    else setIsAsked(true);
  };
  return (
    <li className={classes.suggestion}>
      <Anchor ref={link} component={Link} to={to} dir="auto">
        {t(`noUsers.suggest.${kind}`, { text })}
      </Anchor>
      <span aria-live="polite">
        {count !== undefined && t(isCapped ? 'noUsers.suggest.atLeast' : 'noUsers.suggest.found', { count })}
        {users.isFetching && count === undefined && (
          <>{isQueued(users) ? t('lookup.queued') : t('noUsers.suggest.counting')}</>
        )}
        {users.isError &&
          count === undefined &&
          t('noUsers.suggest.failed', { message: explainError(users.error, t).message })}
        {!isAsked && count === undefined && t('noUsers.suggest.notCounted')}
      </span>
      {count === undefined && (!isAsked || users.isError) && (
        <Button
          size="compact-sm"
          variant="default"
          aria-label={t('noUsers.suggest.countOf', { text })}
          onClick={countUsers}
        >
          {t('noUsers.suggest.count')}
        </Button>
      )}
    </li>
  );
}
