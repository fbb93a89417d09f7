import {
  type Icon,
  IconActivity,
  IconBan,
  IconBraces,
  IconBuilding,
  IconDevices,
  IconFingerprint,
  IconHistory,
  IconKey,
  IconLifebuoy,
  IconListSearch,
  IconLockOpen,
  IconNote,
  IconPhoneCheck,
  IconShield,
  IconShieldLock,
  IconTicket,
  IconUser,
  IconUserMinus,
  IconUserPlus,
  IconUsers,
} from '@tabler/icons-react';

import type { palette } from '#console/i18n/en/palette.ts';
import { paths } from '#console/lib/paths.ts';
import { passwordActions, signInHelpActions } from '#console/shared/operator/allowed.tsx';
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

type ActionKey = keyof (typeof palette)['action'];

/** A page that the palette leads to, with its icon in the navigation, if it is there. */
export type PalettePage = { name: ActionKey; path: string; icon?: Icon };

/** Icons of pages that are not in the navigation, whose icons come with the first load. */
const pageIcons: Readonly<Partial<Record<ActionKey, Icon>>> = { newUser: IconUserPlus, importUsers: IconUserPlus };

export const pageAction = ({ name, path, icon = pageIcons[name] ?? IconListSearch }: PalettePage): PaletteAction => ({
  key: name,
  to: `/${path}`,
  icon,
});

/** What can be done about the user whose page is open. */
export const userActions = ({ id, isSuspended }: User): PaletteAction[] => [
  { key: 'resetPassword', to: paths.userPassword(id), icon: IconKey, needs: passwordActions },
  isSuspended
    ? { key: 'restore', to: `${paths.user(id)}?dialog=restore`, icon: IconLockOpen, needs: 'users:restore' }
    : { key: 'suspend', to: `${paths.user(id)}?dialog=suspend`, icon: IconBan, needs: 'users:suspend' },
  { key: 'signInHelp', to: paths.userSignInHelp(id), icon: IconLifebuoy, needs: signInHelpActions },
  { key: 'verifyCaller', to: `${paths.user(id)}?dialog=verify-caller`, icon: IconPhoneCheck, needs: 'callers:verify' },
  { key: 'secure', to: paths.userSecure(id), icon: IconShieldLock, needs: 'flows:secure' },
  { key: 'offboard', to: paths.userOffboarding(id), icon: IconUserMinus, needs: 'flows:offboard' },
  { key: 'duplicate', to: paths.userDuplicate(id), icon: IconUsers, needs: 'flows:merge' },
  { key: 'profile', to: paths.user(id), icon: IconUser },
  { key: 'signInMethods', to: paths.userSignInMethods(id), icon: IconFingerprint },
  { key: 'sessions', to: paths.userSessions(id), icon: IconDevices },
  { key: 'userRoles', to: paths.userRoles(id), icon: IconShield },
  { key: 'organizations', to: paths.userOrganizations(id), icon: IconBuilding },
  { key: 'tokens', to: paths.userTokens(id), icon: IconTicket },
  { key: 'customData', to: paths.userCustomData(id), icon: IconBraces },
  { key: 'userActivity', to: paths.userActivity(id), icon: IconActivity },
  { key: 'history', to: paths.userHistory(id), icon: IconHistory, needs: 'users:history' },
  { key: 'userNotes', to: paths.userNotes(id), icon: IconNote, needs: 'notes:read' },
];

/** Whether it leads somewhere for an operator who may do what `may` says. */
export const isAllowed = ({ needs }: PaletteAction, may: (action: Permission) => boolean): boolean =>
  needs === undefined || [needs].flat().some(may);

/** Chinese and Japanese are written without spaces between words. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** Whether every word that was typed begins a word of `label`, or is in it where it has no spaces. */
export function isCalled(label: string, typed: string): boolean {
  const words = label.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((part) => words.some((word) => (unspaced.test(part) ? word.includes(part) : word.startsWith(part))));
}
