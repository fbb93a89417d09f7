import {
  type Icon,
  IconActivity,
  IconBan,
  IconBraces,
  IconBuilding,
  IconChartLine,
  IconDevices,
  IconFingerprint,
  IconKey,
  IconListSearch,
  IconLockOpen,
  IconNotebook,
  IconShield,
  IconTicket,
  IconUser,
  IconUserCheck,
  IconUserPlus,
  IconUserCircle,
  IconUsers,
} from '@tabler/icons-react';

import { paths } from '#console/lib/paths.ts';
import { passwordActions } from '#console/shared/operator/use-allowed.ts';
import type { Permission } from '#contract/operators.ts';
import type { User } from '#contract/users.ts';

/** Somewhere the palette leads. It carries nothing out: a dialog that writes is only opened. */
export type PaletteAction = {
  key: ActionKey;
  to: string;
  icon: Icon;
  /** The permissions of which it takes one. */
  needs?: Permission | readonly Permission[];
};

type ActionKey =
  | 'users'
  | 'newUser'
  | 'listLookup'
  | 'activity'
  | 'roles'
  | 'dashboard'
  | 'auditLog'
  | 'operators'
  | 'approvals'
  | 'resetPassword'
  | 'suspend'
  | 'restore'
  | 'profile'
  | 'signInMethods'
  | 'sessions'
  | 'userRoles'
  | 'organizations'
  | 'tokens'
  | 'customData'
  | 'userActivity';

/** What can be done from everywhere. */
export const pageActions: readonly PaletteAction[] = [
  { key: 'users', to: paths.users(), icon: IconUsers },
  { key: 'newUser', to: paths.newUser(), icon: IconUserPlus, needs: 'users:create' },
  { key: 'listLookup', to: paths.listLookup(), icon: IconListSearch },
  { key: 'activity', to: paths.activity(), icon: IconActivity },
  { key: 'roles', to: paths.roles(), icon: IconShield },
  { key: 'dashboard', to: paths.dashboard(), icon: IconChartLine },
  { key: 'auditLog', to: paths.auditLog(), icon: IconNotebook, needs: 'audit:read' },
  { key: 'operators', to: paths.operators(), icon: IconUserCircle, needs: 'sessions:administer' },
  { key: 'approvals', to: paths.approvals(), icon: IconUserCheck, needs: 'approvals:decide' },
];

/** What can be done about the user whose page is open. */
export const userActions = ({ id, isSuspended }: User): PaletteAction[] => [
  { key: 'resetPassword', to: paths.userPassword(id), icon: IconKey, needs: passwordActions },
  isSuspended
    ? { key: 'restore', to: `${paths.user(id)}?dialog=restore`, icon: IconLockOpen, needs: 'users:restore' }
    : { key: 'suspend', to: `${paths.user(id)}?dialog=suspend`, icon: IconBan, needs: 'users:suspend' },
  { key: 'profile', to: paths.user(id), icon: IconUser },
  { key: 'signInMethods', to: paths.userSignInMethods(id), icon: IconFingerprint },
  { key: 'sessions', to: paths.userSessions(id), icon: IconDevices },
  { key: 'userRoles', to: paths.userRoles(id), icon: IconShield },
  { key: 'organizations', to: paths.userOrganizations(id), icon: IconBuilding },
  { key: 'tokens', to: paths.userTokens(id), icon: IconTicket },
  { key: 'customData', to: paths.userCustomData(id), icon: IconBraces },
  { key: 'userActivity', to: paths.userActivity(id), icon: IconActivity },
];

/** Whether it leads somewhere for an operator who may do what `may` says. */
export const isAllowed = ({ needs }: PaletteAction, may: (action: Permission) => boolean): boolean =>
  needs === undefined || [needs].flat().some(may);

/** Whether every word that was typed begins a word of `label`. */
export function isCalled(label: string, typed: string): boolean {
  const words = label.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((part) => words.some((word) => word.startsWith(part)));
}
