import { Anchor, Badge, Paper, Stack, VisuallyHidden } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import clsx from 'clsx';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { changeRequests } from '#console/api/account-change.ts';
import { type FieldChange, fieldKey } from '#console/api/field-changes.ts';
import { insertable } from '#console/lib/insertable.ts';
import { shortUrl } from '#console/lib/short-url.ts';
import type { User } from '#contract/users.ts';

import classes from './change-review.module.css';
import { ShowRequest } from './request-texts.tsx';

type Props = { user: User; changes: readonly FieldChange[]; isOpenAtFirst?: boolean };

/** Unfolds the changes to save, field by field, and their requests. Saving does not require opening it. */
export function ChangeReview({ user, changes, isOpenAtFirst = false }: Props) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(isOpenAtFirst);
  const title = t('changes.count', { count: changes.length });
  if (changes.length === 0) return null;
  return (
    <Stack gap="xs" align="stretch">
      <Anchor
        component="button"
        type="button"
        size="sm"
        ta="start"
        aria-expanded={isOpen}
        onClick={() => setIsOpen(!isOpen)}
      >
        {title}
      </Anchor>
      {isOpen && (
        <Paper withBorder p="sm">
          <Stack gap="sm">
            <ul
              className={classes.list}
              aria-label={title}
              // A list that scrolls must be reachable by keyboard (WCAG 2.1.1).
              // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
              tabIndex={0}
            >
              {changes.map((change) => (
                <ChangeItem key={fieldKey(change)} change={change} />
              ))}
            </ul>
            <ShowRequest requests={changeRequests({ known: user, changes })} />
          </Stack>
        </Paper>
      )}
    </Stack>
  );
}

const colors = { added: 'green', changed: 'indigo', removed: 'red' } as const;

function ChangeItem({ change }: { change: FieldChange }) {
  const { t } = useTranslation();
  const kind = kindOf(change);
  const value = clsx(classes.value, change.part === 'customData' && classes.code);
  return (
    <li className={classes.change}>
      <Badge size="sm" variant="light" tt="none" color={colors[kind]}>
        {t(`changes.kind.${kind}`)}
      </Badge>
      <span className={classes.label}>{fieldLabel(change, t)}</span>
      {kind !== 'added' && <del className={clsx(value, classes.old)}>{fieldText(change, change.from, t)}</del>}
      {kind === 'changed' && (
        <>
          <IconArrowRight size={12} aria-hidden />
          <VisuallyHidden>{t('changes.becomes')}</VisuallyHidden>
        </>
      )}
      {kind !== 'removed' && <span className={value}>{fieldText(change, change.to, t)}</span>}
    </li>
  );
}

function kindOf({ part, from, to }: FieldChange): keyof typeof colors {
  const empty = part === 'customData' ? undefined : '';
  if (from === empty) return 'added';
  return to === empty ? 'removed' : 'changed';
}

/** Label of a field; custom data uses the key itself. */
export const fieldLabel = (change: FieldChange, t: TFunction): string =>
  change.part === 'customData' ? insertable(change.name) : t(`user.field.${change.name}`);

/** Value of a field as one line of text. */
export function fieldText({ part, name }: FieldChange, value: unknown, t: TFunction): string {
  if (part === 'customData') return value === undefined ? t('changes.empty') : insertable(JSON.stringify(value));
  if (value === '') return t('changes.empty');
  return insertable(name === 'avatar' ? shortUrl(String(value)) : String(value));
}
