import { Group, Loader, Modal, Text, TextInput } from '@mantine/core';
import { IconSearch, IconUsers } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';

import { explainError } from '#console/api/explain-error.ts';
import type { InterpretationKind } from '#console/shared/search/recognize.ts';
import { readRecentUsers } from './recent-users.ts';
import { userQueries } from '#console/api/users.ts';
import { paths } from '#console/lib/paths.ts';
import { InterpretationPicker } from '#console/shared/search/interpretation-picker.tsx';
import { useAllowed } from '#console/shared/operator/use-allowed.ts';
import { useOpenList } from '#console/shared/search/use-open-list.ts';
import { useOperator } from '#console/shared/operator/use-operator.ts';
import { usePhoneCountry } from '#console/shared/search/use-phone-country.ts';
import { verbatim } from '#console/ui/verbatim.ts';

import { isAllowed, isCalled, pageActions, type PaletteAction, userActions } from './palette-actions.ts';
import { type Option, type OptionGroup, PaletteList, wayOption } from './palette-list.tsx';
import { userOption } from './palette-user.tsx';
import classes from './palette.module.css';
import { useFoundUsers } from './use-found-users.ts';

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
  const [kind, setKind] = useState<InterpretationKind>();
  const [submitted, setSubmitted] = useState<string>();
  const [activeKey, setActiveKey] = useState<string>();
  const phoneCountry = usePhoneCountry();
  const { country } = phoneCountry;
  const people = useFoundUsers({ text, country, kind, isSubmitted: submitted === text });
  const { lookup, found, isLooking, error } = people;
  const recent = useRecentUsers();
  const isEmpty = text.trim() === '';

  const actionsHere = useActionsHere();
  const actions = [...actionsHere, ...pageActions.filter((action) => isAllowed(action, may))].map(
    ({ key, to, icon }) => ({ key, to, icon, label: t(`palette.action.${key}`) }),
  );
  const called = isEmpty ? actions : actions.filter(({ label }) => isCalled(label, text.trim()));
  const more = useMore(people);
  // Actions are known at once and stand first, so that people who arrive later move none.
  const groups: OptionGroup[] = isEmpty
    ? [
        { label: t('palette.recent'), options: recent.map((user) => userOption({ user })) },
        { label: t('palette.actions'), options: called.map(wayOption) },
      ]
    : [
        { label: t('palette.actions'), options: called.map(wayOption) },
        {
          label: t('palette.people'),
          options: [...found.people.map((person) => userOption(person, found.cut)), ...more],
          isStale: people.isStale,
        },
      ];
  const options = groups.flatMap((group): readonly Option[] => (group.isStale === true ? [] : group.options));
  const onlyHit = lookup.isSettled && lookup.hits.length === 1 ? lookup.hits[0]?.user.id : undefined;
  // Enter means the same before the answer and after it, so that of several people nobody is chosen beforehand.
  const preferred = isEmpty ? options[0]?.key : (called[0]?.key ?? onlyHit);
  const active = options.find(({ key }) => key === activeKey) ?? options.find(({ key }) => key === preferred);
  const idOf = (key: string) => `${listId}-${key}`;

  const go = (to: string) => {
    onLeave();
    const isSamePage = to.startsWith(`${location.pathname}?`);
    void navigate(to, { state: isSamePage ? location.state : { from: location.pathname + location.search } });
  };

  // Enter came before the answer.
  const awaited = submitted === text && onlyHit !== undefined ? paths.user(onlyHit) : undefined;
  useEffect(() => {
    if (awaited === undefined) return;
    onLeave();
    void navigate(awaited);
  }, [awaited, navigate, onLeave]);

  const move = (step: 1 | -1) => {
    const index = active === undefined ? -1 : options.indexOf(active);
    const next = options.at(step === -1 ? Math.max(index, 0) - 1 : (index + 1) % options.length);
    setActiveKey(next?.key);
    if (next !== undefined) document.getElementById(idOf(next.key))?.scrollIntoView({ block: 'nearest' });
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      move(event.key === 'ArrowDown' ? 1 : -1);
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
          leftSection={isLooking ? <Loader size={16} /> : <IconSearch size={18} aria-hidden />}
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
            setKind(undefined);
            setActiveKey(undefined);
          }}
          onPaste={(event) => {
            if (openList(event)) onLeave();
          }}
          onKeyDown={onKeyDown}
        />
        <Group gap={6} className={classes.status}>
          {!isEmpty && (
            <InterpretationPicker
              lookup={lookup}
              kind={kind}
              country={country}
              onKind={(chosen) => {
                setKind(chosen);
                // Enter was pressed on the text as it was understood until now.
                setSubmitted(undefined);
              }}
              onCountry={(chosen) => {
                phoneCountry.choose(chosen);
                setSubmitted(undefined);
              }}
            />
          )}
          <Text size="xs" c="dimmed" component="span" className={classes.said} aria-live="polite">
            {error !== null && explainError(error, t).message}
            {people.isQueued && t('lookup.inLine')}
            {error === null && !isEmpty && !isLooking && found.people.length === 0 && t('palette.nobody')}
            {found.people.length > 0 && !isLooking && (
              <>
                {t(lookup.isWide ? 'palette.found' : 'lookup.found', { count: found.total })}{' '}
                {onlyHit !== undefined && active?.key === onlyHit && t('lookup.enterOpens')}
              </>
            )}
            {isEmpty && t(may('users:search') ? 'palette.hint' : 'palette.exactHint')}
          </Text>
        </Group>
        <PaletteList
          id={listId}
          groups={groups}
          isWaiting={isLooking && found.people.length === 0}
          activeKey={active?.key}
          idOf={idOf}
          onActive={setActiveKey}
          onGo={go}
        />
      </Modal.Content>
    </Modal.Root>
  );
}

/** The way to those who are not listed. */
function useMore({ lookup, found, isStale, text, field }: ReturnType<typeof useFoundUsers>): Option[] {
  const { t } = useTranslation();
  const { may } = useOperator();
  if (isStale || found.people.length === 0) return [];
  const isCut = found.total > found.people.length;
  if (!isCut && (lookup.isWide || !may('users:search'))) return [];
  const label = isCut ? t('palette.showAll', { count: found.total }) : t('lookup.searchAnywhere');
  return [wayOption({ key: 'more', to: paths.usersMatching(text, field), icon: IconUsers, label })];
}

/** Those opened last who are still there, but for whom the page on screen is about. */
function useRecentUsers() {
  const { operator } = useOperator();
  const open = useOpenUserId();
  const [ids] = useState(() =>
    operator === undefined ? [] : readRecentUsers(operator.subject).filter((id) => id !== open),
  );
  const people = useQuery(userQueries.byIds(ids));
  return ids.flatMap((id) => people.data?.get(id) ?? []);
}

/** What can be done about the user whose page is open, when it is. */
function useActionsHere(): PaletteAction[] {
  const client = useQueryClient();
  const id = useOpenUserId();
  const user = useQuery({ ...userQueries.detail(client, id ?? ''), enabled: false });
  const { may } = useAllowed(user.data?.id);
  return user.data === undefined ? [] : userActions(user.data).filter((action) => isAllowed(action, may));
}

/** Of the user whose page is open, when it is. */
const useOpenUserId = (): string | undefined => /^\/users\/([^/]+)/.exec(useLocation().pathname)?.[1];
