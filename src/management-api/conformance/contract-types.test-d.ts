/**
 * Compared when the types are checked, not run: every member that the contract reads is one the official client knows,
 * and what the official API answers is something the contract takes.
 */
import type { createApiClient } from '@logto/api/management';

import type { Application } from '#contract/applications.ts';
import type { Connector } from '#contract/connectors.ts';
import type { Log } from '#contract/logs.ts';
import type { NewUser, User, UserPatch } from '#contract/users.ts';

type Client = ReturnType<typeof createApiClient>;

const answers = {
  users: (client: Client) => client.GET('/api/users'),
  logs: (client: Client) => client.GET('/api/logs'),
  applications: (client: Client) => client.GET('/api/applications'),
  connectors: (client: Client) => client.GET('/api/connectors'),
  creation: (client: Client, body: Given<NewUser>) => client.POST('/api/users', { body }),
  patch: (client: Client, body: Given<UserPatch>) =>
    client.PATCH('/api/users/{userId}', { params: { path: { userId: '' } }, body }),
};

type Item<Name extends 'users' | 'logs' | 'applications' | 'connectors'> = NonNullable<
  Awaited<ReturnType<(typeof answers)[Name]>>['data']
>[number];

type Nothing<Missing extends never> = Missing;
type Unknown<Ours, Theirs> = Exclude<keyof Ours, keyof Theirs>;

/** In no release up to 1.42; see the spec. */
type Unreleased = 'cimdClientId';

export type EveryMemberExists = [
  Nothing<Exclude<Unknown<User, Item<'users'>>, Unreleased>>,
  Nothing<Unknown<User['profile'], Item<'users'>['profile']>>,
  Nothing<Unknown<Log, Item<'logs'>>>,
  Nothing<Unknown<Application, Item<'applications'>>>,
  Nothing<Unknown<Connector, Item<'connectors'>>>,
];

/** Fails to compile where the contract would refuse what the API may answer. */
export const accept = {
  user: (user: Item<'users'>): Loose<User> => user,
  log: (log: Item<'logs'>): Pick<Log, 'id' | 'key' | 'createdAt'> => log,
  application: (application: Item<'applications'>): Loose<Application> => application,
};

/** zod writes "may be absent" with `| undefined`; the generated types write it without. */
type Given<T> = T extends object ? { [Key in keyof T]: Given<Exclude<T[Key], undefined>> } : T;
type Loose<T> = { [Key in keyof T]: T[Key] extends object ? Loose<T[Key]> : T[Key] | undefined };

export type Answers = typeof answers;
