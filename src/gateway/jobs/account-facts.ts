import * as z from 'zod';

import type { LostRecords } from '#contract/jobs.ts';
import { maxPageSize } from '#contract/paging.ts';
import { grants, sessions } from '#contract/sessions.ts';
import type { RolesOfUser } from '#gateway/policy/protected-accounts.ts';
import { readAnswer } from '#gateway/upstream/internal-read.ts';
import type { Account } from '#gateway/upstream/read-records.ts';
import type { UpstreamClient } from '#gateway/upstream/upstream-client.ts';

/** What steps ask about an account. Each is read when it is asked for. */
export type AccountFacts = {
  account: Account;
  /** Returns which of these roles the user has. */
  roleIds: (among: readonly string[]) => Promise<ReadonlySet<string>>;
  isMemberOf: (organizationId: string) => Promise<boolean>;
  /** The sessions, and the grants of first-party apps. */
  signedIn: () => Promise<readonly { kind: 'session' | 'grant'; id: string }[]>;
  /** Whether the tenant lets passwords expire. */
  canExpirePasswords: () => Promise<boolean>;
  /** What goes with the account if it is deleted. */
  related: () => Promise<RelatedRecords>;
};

/** Records of an account: numbers, or IDs where they are compared. */
export type RelatedRecords = {
  sessions: number;
  tokens: number;
  roles: readonly { id: string; isDefault?: boolean | undefined }[];
  organizations: readonly string[];
};

/** Returns the numbers of records that go with a deleted account. */
export const lostWith = ({ sessions, tokens, roles, organizations }: RelatedRecords): LostRecords => ({
  sessions,
  tokens,
  roles: roles.length,
  organizations: organizations.length,
});

const organizations = z.array(z.object({ id: z.string(), name: z.string().optional() }));
const expiration = z.object({
  passwordExpiration: z.object({ enabled: z.boolean().optional() }).optional(),
});
const named = z.array(z.unknown());

type Options = { send: UpstreamClient; readRolesOfUser: RolesOfUser };

/** Reads facts about accounts. */
export function accountFacts({ send, readRolesOfUser }: Options) {
  const read = async <T extends z.core.$ZodType>(address: string, shape: T) =>
    readAnswer(await send({ method: 'GET', address }), shape);
  const pathOf = (userId: string) => `/api/users/${encodeURIComponent(userId)}`;

  const sessionsOf = async (userId: string) => (await read(`${pathOf(userId)}/sessions`, sessions))?.sessions ?? [];
  const organizationsOf = async (userId: string) =>
    (await read(`${pathOf(userId)}/organizations`, organizations)) ?? [];

  const canExpirePasswords = async () =>
    (await read('/api/sign-in-exp', expiration))?.passwordExpiration?.enabled === true;

  return {
    /** Reads facts of one account as they are now. */
    of: (account: Account): AccountFacts => ({
      account,
      roleIds: async () => new Set((await readRolesOfUser(account.id)).map(({ id }) => id)),
      isMemberOf: async (organizationId) => (await organizationsOf(account.id)).some(({ id }) => id === organizationId),
      signedIn: async () => {
        const [open, given] = await Promise.all([
          sessionsOf(account.id),
          read(`${pathOf(account.id)}/grants?appType=firstParty`, grants),
        ]);
        const ofSessions = new Set(open.flatMap(({ payload }) => grantsOf(payload.authorizations)));
        return [
          ...open.map(({ payload }) => ({ kind: 'session' as const, id: payload.uid })),
          // The others are revoked with their sessions.
          ...(given?.grants ?? [])
            .filter(({ id }) => !ofSessions.has(id))
            .map(({ id }) => ({ kind: 'grant' as const, id })),
        ];
      },
      canExpirePasswords,
      related: async () => {
        const [open, tokens, roles, memberships] = await Promise.all([
          sessionsOf(account.id),
          read(`${pathOf(account.id)}/personal-access-tokens`, named),
          readRolesOfUser(account.id),
          organizationsOf(account.id),
        ]);
        return {
          sessions: open.length,
          tokens: tokens?.length ?? 0,
          roles,
          organizations: memberships.map(({ id }) => id),
        };
      },
    }),

    canExpirePasswords,

    /** Returns the roles and organizations of a user, with their names. */
    groups: async (userId: string) => {
      const [roles, memberships] = await Promise.all([readRolesOfUser(userId), organizationsOf(userId)]);
      return { roles: roles.map(({ id, name }) => ({ id, name })), organizations: memberships };
    },
  };
}

const grantsOf = (authorizations: Record<string, { grantId?: string | undefined }> | undefined): string[] =>
  Object.values(authorizations ?? {}).flatMap(({ grantId }) => (grantId === undefined ? [] : [grantId]));

const members = z.array(z.object({ id: z.string() }));

/** Returns the IDs of the users on a page of a list, with the number of all. */
export function memberPages(send: UpstreamClient) {
  return async (address: string, page: number): Promise<{ ids: string[]; total: number }> => {
    const joint = address.includes('?') ? '&' : '?';
    const answer = await send({ method: 'GET', address: `${address}${joint}page=${page}&page_size=${maxPageSize}` });
    const total = Number(answer.headers.get('total-number') ?? Number.NaN);
    const found = (await readAnswer(answer, members)) ?? [];
    return { ids: found.map(({ id }) => id), total: Number.isNaN(total) ? found.length : total };
  };
}
