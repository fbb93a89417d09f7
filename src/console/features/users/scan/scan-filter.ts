import type { User } from '#contract/users.ts';

/** What people can have in common that the API cannot be asked for. All that is given must hold. */
export type ScanFilter = {
  isSuspended?: boolean | undefined;
  hasPassword?: boolean | undefined;
  /** The app they first consented to; `null`: none yet. */
  applicationId?: string | null | undefined;
  lastSignIn?: LastSignIn | undefined;
  /** Milliseconds since the epoch: from this moment on, and before that one. */
  createdFrom?: number | undefined;
  createdUntil?: number | undefined;
};

/** Whoever never signed in did not sign in since any moment either. */
export type LastSignIn = { kind: 'since' | 'notSince'; moment: number } | { kind: 'never' };

/** Whether `user` is as the filter says; where the server does not tell, nobody is. */
export function isAsFiltered(user: User, filter: ScanFilter): boolean {
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
