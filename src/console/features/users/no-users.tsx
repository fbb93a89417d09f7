import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

import { toStoredForm, textToFind } from '#console/api/users.ts';
import { cleanText } from '#console/lib/identifying-text.ts';
import { paths } from '#console/lib/paths.ts';
import { useOperator } from '#console/shared/operator/use-operator.ts';
import { BeyondEnd } from '#console/ui/beyond-end.tsx';
import { EmptyState } from '#console/ui/empty-state.tsx';
import { pageCount } from '#console/ui/page-math.ts';
import { emailPattern, phonePattern } from '#contract/users.ts';

import classes from './advanced-search.module.css';
import { type AdvancedSearch, typedValues } from './conditions.ts';

type Props = {
  search: string;
  /** The input, such as 0170…, when `search` is +49170…. */
  typed: string;
  advanced: AdvancedSearch;
  page: number;
  pageSize: number;
  total: number;
  hrefFor: (page: number) => string;
};

/** Explains an empty list: the page is beyond the end, no user matches, or there are no users. */
export function NoUsers({ search, typed, advanced, page, pageSize, total, hrefFor }: Props) {
  const { t } = useTranslation();
  const { may } = useOperator();
  const mayCreate = may('users:create');
  if (total > 0) return <BeyondEnd page={page} last={pageCount(total, pageSize)} hrefFor={hrefFor} />;
  if (advanced.conditions.length > 0) {
    return (
      <EmptyState title={t('search.tried.title')}>
        <TriedConditions text={search} advanced={advanced} />
      </EmptyState>
    );
  }
  if (search.trim() !== '') {
    const stored = may('users:search') ? textToFind(search) : toStoredForm(search.trim());
    return (
      <EmptyState
        title={t('users.noHits.title', { search: typed.trim() })}
        action={
          mayCreate && (
            <Button variant="default" component={Link} to={paths.newUser()} state={{ draft: draftFromSearch(search) }}>
              {t('users.noHits.create')}
            </Button>
          )
        }
      >
        {t(may('users:search') ? 'users.noHits.text' : 'users.noHits.exactText')}{' '}
        {stored !== search.trim() && t('users.noHits.digits', { stored })}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={t('users.noUsers.title')}
      action={
        mayCreate && (
          <Button component={Link} to={paths.newUser()}>
            {t('users.newUser')}
          </Button>
        )
      }
    >
      {t('users.noUsers.text')}
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

type TriedConditionsProps = { text: string; advanced: AdvancedSearch };

/** Lists the conditions of a search without results. */
function TriedConditions({ text, advanced: { conditions, joint, isCaseSensitive } }: TriedConditionsProps) {
  const { t } = useTranslation();
  const maySearch = useOperator().may('users:search');
  const typed = text.trim();
  const filled = conditions.filter((condition) => typedValues(condition).length > 0);
  return (
    <>
      {t(joint === 'and' ? 'search.tried.all' : 'search.tried.any')}
      <ul className={classes.tried}>
        {typed !== '' && (
          <li>
            {maySearch
              ? t('search.tried.anywhere', { text: textToFind(typed) })
              : t('search.tried.exact', { text: toStoredForm(typed) })}
          </li>
        )}
        {filled.map((condition) => (
          <li key={condition.field} dir="auto">
            {t('search.tried.one', {
              field: t(`search.fields.${condition.field}`),
              mode: t(`search.modes.${condition.mode}`),
              values: typedValues(condition).map((value) => t('search.tried.value', { value })),
            })}
          </li>
        ))}
      </ul>
      {t(isCaseSensitive ? 'search.tried.caseSensitive' : 'search.tried.caseInsensitive')}
    </>
  );
}
