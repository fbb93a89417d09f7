import { Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { type MenuPlace, OpenMenu } from '#console/ui/open-menu.tsx';

import type { FieldName } from './fields.ts';
import classes from './user-field-inputs.module.css';

type Props = MenuPlace & { names: readonly FieldName[]; onAdd: (name: FieldName) => void };

/** Menu of the empty, rarely used fields that can be added to the form. */
export function HiddenFieldOptions({ names, onAdd, ...place }: Props) {
  const { t } = useTranslation();
  return (
    <OpenMenu {...place} position="bottom-start" returnFocus={false} className={classes.menu}>
      {names.map((name) => (
        <Menu.Item key={name} onClick={() => onAdd(name)}>
          {t(`user.field.${name}`)}
        </Menu.Item>
      ))}
    </OpenMenu>
  );
}
