import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { toStoredForm, textToFind } from '#console/api/users.ts';
import { cleanText } from '#console/lib/identifying-text.ts';
import { namePattern, separateWords } from '#console/lib/name-pattern.ts';
import { paths } from '#console/lib/paths.ts';
import { useOperator } from '#console/shared/operator/use-operator.ts';
import { BeyondEnd } from '#console/ui/beyond-end.tsx';
import { EmptyState } from '#console/ui/empty-state.tsx';
import { pageCount } from '#console/ui/page-math.ts';
import { eastAsian } from '#contract/full-name.ts';
import { emailPattern, phonePattern } from '#contract/users.ts';

import classes from './advanced-search.module.css';
import { type AdvancedSearch, typedValues } from './conditions.ts';
import { SuggestedSearches } from './suggested-searches.tsx';

type Props = {
  search: string;
  /** The input, such as 0170…, when `search` is +49170…. */
  typed: string;
  /** The operator followed a link to this search. */
  isLinked: boolean;
  advanced: AdvancedSearch;
  page: number;
  pageSize: number;
  total: number;
  hrefFor: (page: number) => string;
};

/** Explains an empty list: the page is beyond the end, no user matches, or there are no users. */
export function NoUsers({ search, typed, isLinked, advanced, page, pageSize, total, hrefFor }: Props) {
  const { t } = useTranslation();
  const { may } = useOperator();
  const mayCreate = may('users:create');
  if (total > 0) return <BeyondEnd page={page} last={pageCount(total, pageSize)} hrefFor={hrefFor} />;
  if (advanced.conditions.length > 0) {
    return (
      <EmptyState title={t('noUsers.tried.title')}>
        <TriedConditions text={search} advanced={advanced} />
      </EmptyState>
    );
  }
  if (search.trim() !== '') {
    const maySearch = may('users:search');
    if (isLinked && !maySearch && !isWholeValue(search)) {
      return (
        <EmptyState title={t('search.notAllowed')}>
          {t('noUsers.link.text', { search: typed.trim() })}
          {t('common.gap')}
          {t('noUsers.link.help')}
        </EmptyState>
      );
    }
    return (
      <EmptyState
        title={t('noUsers.noHits.title', { search: typed.trim() })}
        action={
          mayCreate && (
            <Button variant="default" component={Link} to={paths.newUser()} state={{ draft: draftFromSearch(search) }}>
              {t('noUsers.noHits.create')}
            </Button>
          )
        }
      >
        <TriedText text={search} />
        <SuggestedSearches text={search} />
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={t('noUsers.empty.title')}
      action={
        mayCreate && (
          <Button component={Link} to={paths.newUser()}>
            {t('users.newUser')}
          </Button>
        )
      }
    >
      {t('noUsers.empty.text')}
    </EmptyState>
  );
}

/** Returns initial values of a new user from a search without results: an email, a phone number or a name. */
function draftFromSearch(search: string): { primaryEmail: string } | { primaryPhone: string } | { name: string } {
  const text = cleanText(search);
  if (emailPattern.test(text)) return { primaryEmail: text };
  const stored = toStoredForm(text);
  if (phonePattern.test(stored)) return { primaryPhone: stored };
  return { name: text };
}

/** Returns whether the text is a complete email, phone number or ID, which is found by exact matches. */
function isWholeValue(search: string): boolean {
  const text = cleanText(search);
  return emailPattern.test(text) || phonePattern.test(toStoredForm(text)) || /^(?=.*\d)[\da-z]{12}$/.test(text);
}

/** Says in which fields and ways a text was searched for. */
function TriedText({ text }: { text: string }) {
  const { t } = useTranslation();
  const maySearch = useOperator().may('users:search');
  const stored = maySearch ? textToFind(text) : toStoredForm(text.trim());
  return (
    <>
      {t(maySearch ? 'users.noHits.text' : 'users.noHits.exactText')}
      {t('common.gap')}
      {stored !== text.trim() && t('noUsers.noHits.digits', { stored })}
      {maySearch && namePattern(text) !== undefined && t('noUsers.noHits.name')}
      {t('common.gap')}
      {maySearch && separateWords(text).length > 0 && t('noUsers.noHits.words')}
      {t('common.gap')}
      {text.trim().length > 1 && eastAsian.test(text.trim()) && t('noUsers.noHits.parts')}
    </>
  );
}

type TriedConditionsProps = { text: string; advanced: AdvancedSearch };

/** Lists the conditions of a search without results. */
function TriedConditions({ text, advanced: { conditions, joint, isCaseSensitive } }: TriedConditionsProps) {
  const { t } = useTranslation();
  const maySearch = useOperator().may('users:search');
  const typed = text.trim();
  const filled = conditions.filter((condition) => typedValues(condition).length > 0);
  return (
    <>
      {t(joint === 'and' ? 'noUsers.tried.all' : 'noUsers.tried.any')}
      <ul className={classes.tried}>
        {typed !== '' && (
          <li>
            {maySearch
              ? t('noUsers.tried.anywhere', { text: textToFind(typed) })
              : t('noUsers.tried.exact', { text: toStoredForm(typed) })}
          </li>
        )}
        {filled.map((condition) => (
          <li key={condition.field} dir="auto">
            {t('noUsers.tried.one', {
              field: t(`search.fields.${condition.field}`),
              mode: t(`search.modes.${condition.mode}`),
              values: typedValues(condition).map((value) => t('noUsers.tried.value', { value })),
            })}
          </li>
        ))}
      </ul>
      {t(isCaseSensitive ? 'noUsers.tried.caseSensitive' : 'noUsers.tried.caseInsensitive')}
    </>
  );
}
