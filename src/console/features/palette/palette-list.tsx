import { Skeleton, Text } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { displayName, displayPhone, shownField } from '#console/api/display-name.ts';
import { paths } from '#console/lib/paths.ts';
import { InvisibleBadge } from '#console/shared/account/invisible-badge.tsx';
import type { CutMatches } from '#console/shared/search/cut-matches.ts';
import { Marked } from '#console/shared/search/marked.tsx';
import { UserAvatar } from '#console/ui/user-avatar.tsx';
import { isMasked } from '#contract/masking.ts';
import type { UserSearchField } from '#contract/search.ts';
import type { User } from '#contract/users.ts';

import classes from './palette.module.css';
import type { FoundUser } from './use-found-users.ts';

export type Option = { key: string; to: string; content: ReactNode };

export type OptionGroup = {
  label: string;
  options: readonly Option[];
  /** Results of the previous text, which cannot be opened. */
  isStale?: boolean;
};

type Props = {
  id: string;
  groups: readonly OptionGroup[];
  /** Shows placeholders while the first results load. */
  isWaiting: boolean;
  activeKey: string | undefined;
  idOf: (key: string) => string;
  onActive: (key: string) => void;
  onGo: (to: string) => void;
};

/** Options of the palette. The focus stays in the input, which refers to the active option. */
export function PaletteList({ id, groups, isWaiting, activeKey, idOf, onActive, onGo }: Props) {
  const { t } = useTranslation();
  return (
    <div role="listbox" id={id} aria-label={t('palette.results')} className={classes.list}>
      {groups
        .filter((group) => group.options.length > 0)
        .map(({ label, options, isStale = false }) => (
          <div key={label} role="group" aria-label={label} aria-busy={isStale} className={classes.group}>
            <Text size="xs" fw={600} c="dimmed" className={classes.heading} aria-hidden>
              {label}
            </Text>
            {options.map(({ key, to, content }) =>
              isStale ? (
                <div key={key} role="option" aria-selected={false} aria-disabled className={classes.option}>
                  {content}
                </div>
              ) : (
                // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
                <div
                  key={key}
                  id={idOf(key)}
                  role="option"
                  aria-selected={key === activeKey}
                  className={classes.option}
                  onMouseMove={() => onActive(key)}
                  onClick={() => onGo(to)}
                >
                  {content}
                </div>
              ),
            )}
          </div>
        ))}
      {isWaiting && [1, 2, 3].map((row) => <Skeleton key={row} height={32} my={8} />)}
    </div>
  );
}

type ActionProps = { key: string; to: string; icon: Icon; label: string };

export const actionOption = ({ key, to, icon: ActionIcon, label }: ActionProps): Option => ({
  key,
  to,
  content: (
    <>
      <ActionIcon size={18} aria-hidden />
      <span className={classes.text}>{label}</span>
    </>
  ),
});

const noMatches: CutMatches = (_field, text) => [text];

export const userOption = (found: FoundUser, cut = noMatches): Option => ({
  key: found.user.id,
  to: paths.user(found.user.id),
  content: <UserContent {...found} cut={cut} />,
});

type PaletteUserProps = FoundUser & { cut: CutMatches };

/** A user by name and the matching field, else a unique identifier. */
function UserContent({ user, field: matched, cut: cutSearched }: PaletteUserProps) {
  const { t } = useTranslation();
  const name = displayName(user);
  // Marks the whole value of an exact match, as it may differ from the input: 0170… is stored as 49170….
  const cut: CutMatches = (field, text) => (field === matched ? ['', text, ''] : cutSearched(field, text));
  const second = secondField(user, cut);
  const value = valueOf(user, second);
  return (
    <>
      <UserAvatar name={name} picture={user.avatar} size={24} />
      <span className={classes.person}>
        <span className={classes.text}>
          <bdi>
            <Marked text={name} field={shownField(user)} cut={cut} />
          </bdi>
        </span>{' '}
        {value !== name && (
          <Text component="span" size="sm" c="dimmed" className={classes.text}>
            <bdi>
              <Marked text={value} field={second} cut={cut} />
            </bdi>
          </Text>
        )}{' '}
        {matched !== undefined && (
          <Text component="span" size="xs" c="dimmed" className={classes.aside}>
            {t('lookup.matched', { field: t(`lookup.field.${matched}`) })}
          </Text>
        )}
      </span>
      <InvisibleBadge user={user} />
      {user.isSuspended && (
        <Text component="span" size="xs" c="red">
          {t('users.status.suspended')}
        </Text>
      )}
    </>
  );
}

/**
 * Returns the field to show beside the name: the matching one unless that is the name, else the first unique
 * identifier.
 */
function secondField(user: User, cut: CutMatches): UserSearchField {
  const isFound = (field: UserSearchField) => cut(field, valueOf(user, field)).length > 1;
  const others = (['primaryEmail', 'username', 'primaryPhone', 'id'] as const).filter(
    (field) => user[field] !== null && !isMasked(user[field]),
  );
  return (isFound(shownField(user)) ? undefined : others.find(isFound)) ?? others[0] ?? 'id';
}

function valueOf(user: User, field: UserSearchField): string {
  const value = user[field] ?? '';
  return field === 'primaryPhone' ? displayPhone(value) : value;
}
