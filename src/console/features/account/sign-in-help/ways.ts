import type { Permission } from '#contract/operators.ts';
import type { User } from '#contract/users.ts';

/** The ways to get a user in, in display order. */
export const ways = ['unlock', 'link', 'code', 'password', 'factor', 'address'] as const;
export type Way = (typeof ways)[number];

export const isWay = (name: string | undefined): name is Way => ways.some((way) => way === name);

/** Properties of the component of a way. */
export type WayProps = {
  user: User;
  /** Goes back to the list of ways. */
  onBack: () => void;
  onClose: () => void;
  /** Keeps the dialog open while it shows a secret. */
  onHold: (isHeld: boolean) => void;
};

const permissionOf = {
  unlock: 'users:unlock',
  link: 'one-time-tokens:create',
  code: 'verification-codes:send',
  password: 'passwords:reset',
  factor: 'mfa:reset',
  address: 'identifiers:correct',
} as const satisfies Record<Way, Permission>;

/** Why a way can't be used; a key of `signInHelp.problem`. */
export type WayProblem = 'notPermitted' | 'noEmail' | 'noAddress' | 'notOffered' | 'noApp' | 'unchecked';

type Known = {
  user: Pick<User, 'primaryEmail' | 'primaryPhone'>;
  may: (action: Permission) => boolean;
  /** Undefined while loading, null if they could not be loaded. */
  links: { isOffered: boolean; applicationIds: readonly string[] } | null | undefined;
};

/** Returns why a way can't be used; undefined if it can, or if that isn't known yet. */
export function problemOf(way: Way, { user, may, links }: Known): WayProblem | undefined {
  if (!may(permissionOf[way])) return 'notPermitted';
  if (way === 'code' && !user.primaryEmail && !user.primaryPhone) return 'noAddress';
  if (way !== 'link') return undefined;
  if (!user.primaryEmail) return 'noEmail';
  if (links === null) return 'unchecked';
  if (links?.isOffered === false) return 'notOffered';
  return links?.applicationIds.length === 0 ? 'noApp' : undefined;
}
