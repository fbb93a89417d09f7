import type { TFunction } from 'i18next';

import { addressMembers, profileMembers } from '#contract/users.ts';

import type { MappingTarget } from './mapping.ts';

/** What starts a target with a name of the operator's choice. */
export const namedTargets = ['customData.', 'identities.'] as const;
export type TargetChoice =
  | Exclude<MappingTarget, `customData.${string}` | `identities.${string}`>
  | (typeof namedTargets)[number];

/** Targets by what they are about, in the order in which they are offered. */
export const targetGroups = {
  identifiers: ['username', 'primaryEmail', 'primaryPhone', 'sourceId'],
  profile: ['name', 'avatar', ...profileMembers.map((member) => `profile.${member}` as const)],
  address: addressMembers.map((member) => `profile.address.${member}` as const),
  password: ['passwordDigest', 'passwordAlgorithm', 'passwordSalt', 'passwordPlain'],
  state: ['isSuspended', 'isActive', 'suspendedUntil', 'emailVerified', 'phoneVerified', 'unverifiedAddresses'],
  access: ['roles', 'organizations'],
  more: ['customData.', 'customData', 'profile', 'identities.', 'identities'],
} as const satisfies Record<string, readonly TargetChoice[]>;

/** The choice that a target belongs to: without the name that the operator chose. */
export const choiceOf = (target: MappingTarget): TargetChoice => {
  const named = namedTargets.find((start) => target.startsWith(start));
  return named ?? (target as TargetChoice);
};

/** Names what a column can mean. */
export function targetText(choice: TargetChoice, t: TFunction): string {
  switch (choice) {
    case 'username':
    case 'primaryEmail':
    case 'primaryPhone':
    case 'name':
    case 'avatar':
      return t(`user.field.${choice}`);
    case 'customData.':
      return t('importUsers.target.customDataKey');
    case 'identities.':
      return t('importUsers.target.identityOf');
  }
  const address = addressMembers.find((member) => choice === `profile.address.${member}`);
  if (address !== undefined) return t(`user.field.${address}`);
  const member = profileMembers.find((one) => choice === `profile.${one}`);
  if (member !== undefined) return t(`user.field.${member}`);
  return t(`importUsers.target.${choice as OtherChoice}`);
}

type OtherChoice = Exclude<
  TargetChoice,
  'username' | 'primaryEmail' | 'primaryPhone' | 'name' | 'avatar' | `profile.${string}` | 'customData.' | 'identities.'
>;
