import { Group, Loader, Modal, Text, TextInput } from '@mantine/core';
import { IconSearch, IconUsers } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';

import { explainError } from '#console/api/explain-error.ts';
import { userQueries } from '#console/api/users.ts';
import { isForInputMethod, useComposedInput } from '#console/lib/input-method.ts';
import { paths } from '#console/lib/paths.ts';
import { useAllowed } from '#console/shared/operator/allowed.tsx';
import { useOperator } from '#console/shared/operator/use-operator.ts';
import { InterpretationPicker } from '#console/shared/search/interpretation-picker.tsx';
import { usePhoneCountry } from '#console/shared/search/phone-country.ts';
import type { InterpretationKind } from '#console/shared/search/recognize.ts';
import { useOpenList } from '#console/shared/search/stored-lists.ts';
import { verbatim } from '#console/ui/verbatim.ts';

import {
  isAllowed,
  isCalled,
  pageAction,
  type PaletteAction,
  type PalettePage,
  userActions,
} from './palette-actions.ts';
import { type Option, type OptionGroup, PaletteList, actionOption, userOption } from './palette-list.tsx';
import classes from './palette.module.css';
import { readRecentUsers } from './recent-users.ts';
import { useFoundUsers } from './use-found-users.ts';

type Props = {
  /** The pages that the operator may open. */
  pages: readonly PalettePage[];
  onClose: () => void;
  /** Called when another page is opened, which gets the focus. */
  onLeave: () => void;
  onShortcuts: () => void;
};

/** Keyboard-operated search for users and actions. */
export function PaletteDialog({ pages, onClose, onLeave, onShortcuts }: Props) {
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
  const users = useFoundUsers({ text, country, kind, isSubmitted: submitted === text });
  const { lookup, found, isSearching, error } = users;
  const recent = useRecentUsers();
  const isEmpty = text.trim() === '';

  const actionsHere = useActionsHere();
  const actions = [...actionsHere, ...pages.map(pageAction)].map(({ key, to, icon }) => ({
    key,
    to,
    icon,
    label: t(`palette.action.${key}`),
  }));
  const matchingActions = isEmpty ? actions : actions.filter(({ label }) => isCalled(label, text.trim()));
  const more = useMore(users);
  // Actions are available at once and come first, so that users who load later do not move them.
  const groups: OptionGroup[] = isEmpty
    ? [
        { label: t('palette.recent'), options: recent.map((user) => userOption({ user })) },
        { label: t('palette.actions'), options: matchingActions.map(actionOption) },
      ]
    : [
        { label: t('palette.actions'), options: matchingActions.map(actionOption) },
        {
          label: t('palette.users'),
          options: [...found.users.map((user) => userOption(user, found.cut)), ...more],
          isStale: users.isStale,
        },
      ];
  const options = groups.flatMap((group): readonly Option[] => (group.isStale === true ? [] : group.options));
  const onlyHit = lookup.isSettled && lookup.hits.length === 1 ? lookup.hits[0]?.user.id : undefined;
  // With several users none is preselected, so that Enter does the same before and after the results load.
  const preferred = isEmpty ? options[0]?.key : (matchingActions[0]?.key ?? onlyHit);
  const active = options.find(({ key }) => key === activeKey) ?? options.find(({ key }) => key === preferred);
  const idOf = (key: string) => `${listId}-${key}`;

  const go = (to: string) => {
    onLeave();
    const isSamePage = to.startsWith(`${location.pathname}?`);
    void navigate(to, { state: isSamePage ? location.state : { from: location.pathname + location.search } });
  };

  // Enter was pressed before the result was loaded.
  const target = submitted === text && onlyHit !== undefined ? paths.user(onlyHit) : undefined;
  useEffect(() => {
    if (target === undefined) return;
    onLeave();
    void navigate(target);
  }, [target, navigate, onLeave]);

  const move = (step: 1 | -1) => {
    const index = active === undefined ? -1 : options.indexOf(active);
    const next = options.at(step === -1 ? Math.max(index, 0) - 1 : (index + 1) % options.length);
    setActiveKey(next?.key);
    if (next !== undefined) document.getElementById(idOf(next.key))?.scrollIntoView({ block: 'nearest' });
  };

  const composed = useComposedInput(text, (typed) => {
    setText(typed);
    setKind(undefined);
    setActiveKey(undefined);
  });
  const onKeyDown = (event: KeyboardEvent) => {
    if (isForInputMethod(event.nativeEvent)) return;
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
    // No scroll lock, as in all dialogs (theme.ts).
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
          {...composed}
          {...verbatim}
          data-autofocus
          className={classes.input}
          variant="unstyled"
          size="md"
          leftSection={isSearching ? <Loader size={16} /> : <IconSearch size={18} aria-hidden />}
          role="combobox"
          aria-label={t('palette.input')}
          aria-expanded={options.length > 0}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={active === undefined ? undefined : idOf(active.key)}
          placeholder={t('palette.input')}
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
                // A pressed Enter applied to the previous interpretation.
                setSubmitted(undefined);
              }}
              onCountry={(chosen) => {
                phoneCountry.choose(chosen);
                setSubmitted(undefined);
              }}
            />
          )}
          <Text size="xs" c="dimmed" component="span" className={classes.message} aria-live="polite">
            {error !== null && explainError(error, t).message}
            {users.isQueued && t('lookup.queued')}
            {error === null && !isEmpty && !isSearching && found.users.length === 0 && t('palette.noMatch')}
            {found.users.length > 0 && !isSearching && (
              <>
                {t(lookup.isWide ? 'palette.found' : 'lookup.found', { count: found.total })}
                {t('common.gap')}
                {onlyHit !== undefined && active?.key === onlyHit && t('lookup.enterOpens')}
              </>
            )}
            {isEmpty && t(may('users:search') ? 'palette.hint' : 'palette.exactHint')}
          </Text>
        </Group>
        <PaletteList
          id={listId}
          groups={groups}
          isWaiting={isSearching && found.users.length === 0}
          activeKey={active?.key}
          idOf={idOf}
          onActive={setActiveKey}
          onGo={go}
        />
      </Modal.Content>
    </Modal.Root>
  );
}

/** Option that opens the user list with all results. */
function useMore({ lookup, found, isStale, text, field }: ReturnType<typeof useFoundUsers>): Option[] {
  const { t } = useTranslation();
  const { may } = useOperator();
  if (isStale || found.users.length === 0) return [];
  const isCut = found.total > found.users.length;
  if (!isCut && (lookup.isWide || !may('users:search'))) return [];
  const label = isCut ? t('palette.showAll', { count: found.total }) : t('lookup.searchContains');
  return [actionOption({ key: 'more', to: paths.usersMatching(text, field), icon: IconUsers, label })];
}

/** Recently opened users that still exist, except the one whose page is open. */
function useRecentUsers() {
  const { operator } = useOperator();
  const open = useOpenUserId();
  const [ids] = useState(() =>
    operator === undefined ? [] : readRecentUsers(operator.subject).filter((id) => id !== open),
  );
  const users = useQuery(userQueries.byIds(ids));
  return ids.flatMap((id) => users.data?.get(id) ?? []);
}

/** Actions for the user whose page is open. */
function useActionsHere(): PaletteAction[] {
  const client = useQueryClient();
  const id = useOpenUserId();
  const user = useQuery({ ...userQueries.detail(client, id ?? ''), enabled: false });
  const { may } = useAllowed(user.data?.id);
  return user.data === undefined ? [] : userActions(user.data).filter((action) => isAllowed(action, may));
}

/** ID of the user whose page is open. */
const useOpenUserId = (): string | undefined => /^\/users\/([^/]+)/.exec(useLocation().pathname)?.[1];
