import { useTranslation } from 'react-i18next';

import { toStoredForm, textToFind } from '#console/api/users.ts';
import { useOperator } from '#console/shared/operator/use-operator.ts';

import classes from './advanced-search.module.css';
import { type AdvancedSearch, typedValues } from './conditions.ts';

type Props = { text: string; advanced: AdvancedSearch };

/** Lists the conditions of a search without results. */
export function TriedConditions({ text, advanced: { conditions, joint, isCaseSensitive } }: Props) {
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
