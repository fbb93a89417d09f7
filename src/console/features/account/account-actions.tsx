import { ActionIcon, Group, Stack } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconBan, IconDots, IconKey, IconLifebuoy, IconPhoneCheck, type Icon } from '@tabler/icons-react';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';

import { paths } from '#console/lib/paths.ts';
import { passwordActions, RoleLimit, signInHelpActions, useAllowed } from '#console/shared/operator/allowed.tsx';
import { LimitedButton } from '#console/shared/operator/limited-button.tsx';
import { lazyPart } from '#console/ui/lazy-part.ts';
import { MenuButton } from '#console/ui/menu-button.tsx';
import type { Permission } from '#contract/operators.ts';
import type { User } from '#contract/users.ts';

/** Dialogs that the actions of an account open. */
export type AccountDialog = 'verify-caller' | 'sign-in-help' | 'suspend' | 'delete' | 'subject-access';

/** An action of an account, which opens a dialog or a page. */
export type AccountAction = {
  label: string;
  icon: Icon;
  /** One of these permissions is enough. */
  permissions: readonly Permission[];
  isDestructive?: true;
} & ({ dialog: AccountDialog; to?: never; preload?: () => void } | { to: string; dialog?: never; preload?: never });

const MoreActionsOptions = lazyPart(async () => (await import('./more-actions-options.tsx')).MoreActionsOptions);

/** Permissions of which one is enough to verify a caller. */
const callerActions = ['verification-codes:verify', 'callers:verify'] as const satisfies readonly Permission[];

/** Width below which only one action stands beside the menu. */
const narrow = '(max-width: 36em)';

type Props = {
  user: User;
  /** Ref of the menu button. */
  menu: RefObject<HTMLButtonElement | null>;
  preload: { verifyCaller: () => void; signInHelp: () => void };
  onOpen: (dialog: AccountDialog) => void;
};

/**
 * Actions of an account: the frequent ones as buttons, the others in a menu. What the role does not permit says who can do
 * it. Read-only accounts have none, as a notice says so.
 */
export function AccountActions({ user, menu, preload, onOpen }: Props) {
  const { t } = useTranslation();
  const { state } = useLocation();
  const { may, closed, isUnknown } = useAllowed(user.id);
  const isNarrow = useMediaQuery(narrow, false, { getInitialValueInEffect: false });
  if (closed !== undefined || isUnknown) return null;

  const help: AccountAction = {
    label: t('user.signIn.help'),
    icon: IconLifebuoy,
    permissions: signInHelpActions,
    dialog: 'sign-in-help',
    preload: preload.signInHelp,
  };
  const verify: AccountAction = {
    label: t('user.verifyCaller'),
    icon: IconPhoneCheck,
    permissions: callerActions,
    dialog: 'verify-caller',
    preload: preload.verifyCaller,
  };
  const password: AccountAction = {
    label: t('user.resetPassword'),
    icon: IconKey,
    permissions: passwordActions,
    to: paths.userPassword(user.id),
  };
  const suspend: AccountAction = {
    label: t('user.suspend'),
    icon: IconBan,
    permissions: ['users:suspend'],
    dialog: 'suspend',
  };
  const frequent = [verify, password, help, ...(user.isSuspended ? [] : [suspend])];
  const buttons = isNarrow ? [help] : frequent;
  return (
    <Stack gap={4} align={isNarrow ? 'flex-start' : 'flex-end'}>
      <Group gap="xs">
        {buttons.map(({ label, icon: ActionIconOf, permissions, dialog, to, preload: preloadOne }) => (
          <LimitedButton
            key={label}
            variant="default"
            leftSection={<ActionIconOf size={16} aria-hidden />}
            isPermitted={permissions.some(may)}
            to={to}
            state={state}
            onMouseEnter={preloadOne}
            onFocus={preloadOne}
            onClick={dialog && (() => onOpen(dialog))}
          >
            {label}
          </LimitedButton>
        ))}
        <MenuButton
          ref={menu}
          preload={MoreActionsOptions.preload}
          button={
            <ActionIcon variant="default" size={36} aria-label={t('user.moreActions')}>
              <IconDots size={18} aria-hidden />
            </ActionIcon>
          }
        >
          {(place) => (
            <MoreActionsOptions
              {...place}
              userId={user.id}
              first={frequent.filter((action) => !buttons.includes(action))}
              may={may}
              onOpen={onOpen}
            />
          )}
        </MenuButton>
      </Group>
      <RoleLimit action={buttons.flatMap(({ permissions }) => permissions)} userId={user.id} />
    </Stack>
  );
}
