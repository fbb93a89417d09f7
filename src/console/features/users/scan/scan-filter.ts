import type { User } from '#contract/users.ts';

/** Filters that the API does not support. All given ones must match. */
export type ScanFilter = {
  isSuspended?: boolean | undefined;
  hasPassword?: boolean | undefined;
  /** The app that the user first consented to; `null` for none. */
  applicationId?: string | null | undefined;
  lastSignIn?: LastSignIn | undefined;
  /** Milliseconds since the epoch; `createdFrom` inclusive, `createdUntil` exclusive. */
  createdFrom?: number | undefined;
  createdUntil?: number | undefined;
};

/** `notSince` includes users who never signed in. */
export type LastSignIn = { kind: 'since' | 'notSince'; moment: number } | { kind: 'never' };

/** Returns whether `user` matches the filter; false if the server does not report a filtered value. */
export function matchesFilter(user: User, filter: ScanFilter): boolean {
  const { isSuspended, hasPassword, applicationId, lastSignIn } = filter;
  return (
    (isSuspended === undefined || user.isSuspended === isSuspended) &&
    (hasPassword === undefined || user.hasPassword === hasPassword) &&
    (applicationId === undefined || user.applicationId === applicationId) &&
    (lastSignIn === undefined || signedIn(user, lastSignIn)) &&
    user.createdAt >= (filter.createdFrom ?? Number.NEGATIVE_INFINITY) &&
    user.createdAt < (filter.createdUntil ?? Number.POSITIVE_INFINITY)
  );
}

function signedIn({ lastSignInAt }: User, wanted: LastSignIn): boolean {
  switch (wanted.kind) {
    case 'never':
      return lastSignInAt === null;
    case 'since':
      return lastSignInAt !== null && lastSignInAt >= wanted.moment;
    case 'notSince':
      return lastSignInAt === null || lastSignInAt < wanted.moment;
  }
}
