import { Checkbox } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

import { displayName } from '#console/api/display-name.ts';
import { useOperator } from '#console/shared/operator/use-operator.ts';
import type { User } from '#contract/users.ts';

import { queryOf, selectionStore, useSelection } from './selection-store.ts';
import classes from './selection.module.css';
import { type Beyond, isSelected, toggle, togglePage } from './selection.ts';

type PageProps = {
  user?: never;
  users: readonly User[];
  /** Undefined while it is unknown, or if the page shows all. */
  beyond: Beyond | undefined;
};

/** Checkbox in the head of the list, for the users of the page. */
export function SelectPage({ users, beyond }: PageProps) {
  const { t } = useTranslation();
  const { subject } = useOperator();
  const query = queryOf(beyond);
  useEffect(() => selectionStore.open(subject), [subject]);
  useEffect(() => {
    selectionStore.show({ ids: users.map(({ id }) => id), query, beyond });
    return selectionStore.hide;
  }, [users, query, beyond]);
  const count = useSelection(({ selection }) => users.filter(({ id }) => isSelected(selection, id, query)).length);
  const isAll = count === users.length;
  return (
    <label className={classes.target}>
      <Checkbox
        size="xs"
        aria-label={t('jobs.selection.selectPage')}
        checked={isAll && count > 0}
        indeterminate={count > 0 && !isAll}
        onChange={() =>
          selectionStore.select((selection, { ids }) => togglePage(selection, !isAll, { page: ids, query }))
        }
      />
    </label>
  );
}

/** Checkbox of a user in the list. */
export function SelectUser({ user }: { user: User; users?: never }) {
  const { t } = useTranslation();
  const { id } = user;
  const isOn = useSelection(({ selection, page }) => isSelected(selection, id, page.query));
  return (
    <label className={classes.target}>
      <Checkbox
        size="xs"
        aria-label={t('jobs.selection.select', { name: displayName(user) })}
        checked={isOn}
        data-select={id}
        onChange={({ nativeEvent }) => {
          const isRange = nativeEvent instanceof MouseEvent && nativeEvent.shiftKey;
          selectionStore.select((selection, { ids, query }) => toggle(selection, id, { page: ids, query, isRange }));
        }}
      />
    </label>
  );
}
