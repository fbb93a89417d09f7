import { Loader, Modal, Text, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';

import { displayName, identifierOf } from '#console/data/display-name.ts';
import { explainError } from '#console/data/explain-error.ts';
import { readRecentPeople } from '#console/data/lookup/recent-people.ts';
import { userQueries } from '#console/data/users.ts';
import { paths } from '#console/lib/paths.ts';
import { useOpenList } from '#console/parts/use-open-list.ts';
import { useAllowed } from '#console/parts/use-allowed.ts';
import { useOperator } from '#console/parts/use-operator.ts';
import { UserAvatar } from '#console/ui/user-avatar.tsx';
import { verbatim } from '#console/ui/verbatim.ts';

import { isAllowed, isCalled, pageActions, type PaletteAction, userActions } from './palette-actions.ts';
import classes from './palette.module.css';
import { type FoundPerson, useFoundPeople } from './use-found-people.ts';

type Option = { key: string; to: string; content: ReactNode };

type Props = {
  onClose: () => void;
  /** Another page was chosen, and the focus goes there. */
  onLeave: () => void;
  onShortcuts: () => void;
};

/** Finds people and ways to go, by keyboard all the way. */
export function PaletteDialog({ onClose, onLeave, onShortcuts }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const location = useLocation();
  const listId = useId();
  const openList = useOpenList();
  const { may } = useOperator();
  const [text, setText] = useState('');
  const [submitted, setSubmitted] = useState<string>();
  const [activeKey, setActiveKey] = useState<string>();
  const { people, total, lookup, isLooking, isInLine, error } = useFoundPeople(text, submitted === text);
  const recent = useRecentPeople();
  const isEmpty = text.trim() === '';

  const asOption = (action: PaletteAction): Option & { label: string } => {
    const label = t(`palette.action.${action.key}`);
    const Icon = action.icon;
    return {
      key: action.key,
      to: action.to,
      label,
      content: (
        <>
          <Icon size={18} aria-hidden />
          <span className={classes.text}>{label}</span>
        </>
      ),
    };
  };
  const actionsHere = useActionsHere();
  const actions = [...actionsHere, ...pageActions.filter((action) => isAllowed(action, may))].map(asOption);
  // Actions are known at once and stand first, so that people who arrive later move none.
  const groups = isEmpty
    ? [
        { label: t('palette.recent'), options: recent.map((user) => personOption({ user })) },
        { label: t('palette.actions'), options: actions },
      ]
    : [
        { label: t('palette.actions'), options: actions.filter(({ label }) => isCalled(label, text.trim())) },
        { label: t('palette.people'), options: people.map(personOption) },
      ];
  const options = groups.flatMap((group): Option[] => group.options);
  const active = options.find(({ key }) => key === activeKey) ?? options[0];
  const idOf = (key: string) => `${listId}-${key}`;

  const go = (to: string) => {
    onLeave();
    const isSamePage = to.startsWith(`${location.pathname}?`);
    void navigate(to, { state: isSamePage ? location.state : { from: location.pathname + location.search } });
  };

  // Enter came before the answer.
  const onlyHit = lookup.isSettled && lookup.hits.length === 1 ? lookup.hits[0] : undefined;
  const awaited = submitted === text && onlyHit !== undefined ? paths.user(onlyHit.user.id) : undefined;
  useEffect(() => {
    if (awaited === undefined) return;
    onLeave();
    void navigate(awaited);
  }, [awaited, navigate, onLeave]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const index = options.findIndex(({ key }) => key === active?.key);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && options.length > 0) {
      event.preventDefault();
      const next = options[(index + step + options.length) % options.length];
      setActiveKey(next?.key);
      if (next !== undefined) document.getElementById(idOf(next.key))?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (active !== undefined) go(active.to);
      else if (!isEmpty) setSubmitted(text);
    } else if (event.key === '?' && isEmpty) {
      event.preventDefault();
      onShortcuts();
    }
  };

  return (
    // Without the scroll lock, as every dialog (theme.ts).
    <Modal.Root
      opened
      onClose={onClose}
      lockScroll={false}
      returnFocus={false}
      centered={false}
      yOffset="10vh"
      size="lg"
    >
      <Modal.Overlay />
      <Modal.Content aria-label={t('palette.title')}>
        <TextInput
          {...verbatim}
          data-autofocus
          className={classes.input}
          variant="unstyled"
          size="md"
          leftSection={isLooking && !error ? <Loader size={16} /> : <IconSearch size={18} aria-hidden />}
          role="combobox"
          aria-label={t('palette.input')}
          aria-expanded={options.length > 0}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={active === undefined ? undefined : idOf(active.key)}
          placeholder={t('palette.input')}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setActiveKey(undefined);
          }}
          onPaste={(event) => {
            if (openList(event)) onLeave();
          }}
          onKeyDown={onKeyDown}
        />
        <Text size="xs" c="dimmed" className={classes.status} aria-live="polite">
          {error !== null && explainError(error, t).message}
          {isInLine && t('lookup.inLine')}
          {error === null && !isEmpty && !isLooking && people.length === 0 && t('palette.nobody')}
          {error === null && !isEmpty && !isLooking && people.length > 0 && t('palette.found', { count: total })}
          {isEmpty && t(may('users:search') ? 'palette.hint' : 'palette.exactHint')}
        </Text>
        <div role="listbox" id={listId} aria-label={t('palette.results')} className={classes.list}>
          {groups
            .filter((group) => group.options.length > 0)
            .map((group) => (
              <div key={group.label} role="group" aria-label={group.label}>
                <Text size="xs" fw={600} c="dimmed" className={classes.group} aria-hidden>
                  {group.label}
                </Text>
                {group.options.map(({ key, to, content }) => (
                  // The keyboard stays in the box, which says what is active.
                  // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
                  <div
                    key={key}
                    id={idOf(key)}
                    role="option"
                    aria-selected={key === active?.key}
                    className={classes.option}
                    onMouseMove={() => setActiveKey(key)}
                    onClick={() => go(to)}
                  >
                    {content}
                  </div>
                ))}
              </div>
            ))}
        </div>
      </Modal.Content>
    </Modal.Root>
  );
}

function personOption({ user, field }: FoundPerson): Option {
  return { key: user.id, to: paths.user(user.id), content: <Person user={user} field={field} /> };
}

function Person({ user, field }: FoundPerson) {
  const { t } = useTranslation();
  const name = displayName(user);
  const identifier = identifierOf(user);
  return (
    <>
      <UserAvatar name={name} picture={user.avatar} size={24} />
      <span className={classes.text}>
        <span dir="auto">{name}</span>
        {identifier !== name && (
          <Text component="span" size="sm" c="dimmed">
            {' '}
            {identifier}
          </Text>
        )}
      </span>
      {user.isSuspended && (
        <Text component="span" size="xs" c="red">
          {t('users.status.suspended')}
        </Text>
      )}
      {field !== undefined && (
        <Text component="span" size="xs" c="dimmed">
          {t('lookup.matched', { field: t(`lookup.field.${field}`) })}
        </Text>
      )}
    </>
  );
}

/** Those opened last who are still there. */
function useRecentPeople() {
  const { operator } = useOperator();
  const [ids] = useState(() => (operator === undefined ? [] : readRecentPeople(operator.subject)));
  const people = useQuery(userQueries.byIds(ids));
  return ids.flatMap((id) => people.data?.get(id) ?? []);
}

/** What can be done about the user whose page is open, when it is. */
function useActionsHere(): PaletteAction[] {
  const client = useQueryClient();
  const { pathname } = useLocation();
  const id = /^\/users\/([^/]+)/.exec(pathname)?.[1];
  const user = useQuery({ ...userQueries.detail(client, id ?? ''), enabled: false });
  const { may } = useAllowed(user.data?.id);
  return user.data === undefined ? [] : userActions(user.data).filter((action) => isAllowed(action, may));
}
