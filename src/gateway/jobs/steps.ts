import { isDeepStrictEqual } from 'node:util';

import * as z from 'zod';

import type { BulkChange, JobFieldChange } from '#contract/jobs.ts';
import { jsonObject } from '#contract/json.ts';
import type { Permission } from '#contract/operators.ts';
import { byField } from '#gateway/policy/body-permissions.ts';

import type { AccountFacts } from './account-facts.ts';

const ids = z.array(z.string());

/** An account as the job left it that created it, without the default roles. */
const leftAccount = z.object({ fields: jsonObject, roleIds: ids, organizationIds: ids });
export type LeftAccount = z.infer<typeof leftAccount>;

/** One change of an account, which takes one or several requests. Rows of jobs store their steps. */
export const step = z.discriminatedUnion('do', [
  z.object({ do: z.literal('set-suspended'), isSuspended: z.boolean() }),
  z.object({ do: z.literal('assign-roles'), roleIds: ids }),
  z.object({ do: z.literal('remove-roles'), roleIds: ids }),
  z.object({ do: z.literal('join'), organizationId: z.string() }),
  z.object({ do: z.literal('leave'), organizationId: z.string() }),
  z.object({ do: z.literal('sign-out') }),
  z.object({ do: z.literal('expire-password') }),
  /** Sets a key of the custom data; without `value`, removes it. */
  z.object({ do: z.literal('set-custom-data'), key: z.string(), value: z.unknown().optional() }),
  /** Creates the user of an imported row. The password of the file, if it has one, is in the row. */
  z.object({ do: z.literal('create'), fields: jsonObject, password: z.enum(['file', 'random', 'none']) }),
  z.object({
    do: z.literal('link'),
    target: z.string(),
    identity: z.object({ userId: z.string(), details: z.optional(jsonObject) }),
  }),
  /** Sets fields; with `ifStill`, only those that have these values. */
  z.object({ do: z.literal('set-fields'), fields: jsonObject, ifStill: z.optional(jsonObject) }),
  /** Sets members of an object, or removes those without `value`: only those that still have the value `ifStill`. */
  z.object({
    do: z.literal('set-members'),
    of: z.enum(['customData', 'profile']),
    members: z.array(z.object({ key: z.string(), value: z.unknown().optional(), ifStill: z.unknown().optional() })),
  }),
  /** Deletes the account; with `ifUnused`, only if it is as a job left it, and the user did not sign in since. */
  z.object({ do: z.literal('delete'), ifUnused: leftAccount.optional() }),
]);
export type Step = z.infer<typeof step>;

/** A write of the Management API. */
export type StepRequest = { method: 'POST' | 'PATCH' | 'PUT' | 'DELETE'; path: string; query?: string; body?: object };

/** Why a step can't be carried out on an account, as an error code of the ledger. */
export type StepRefusal = 'job.changed_since' | 'job.used_since' | 'job.no_password' | 'job.expiration_off';

/** Code of rows of which only a part is carried out: the rest was changed since. */
export const partlyChanged = 'job.partly_changed_since';

export type StepPlan = {
  changes: JobFieldChange[];
  /** Why the step can't be carried out, or, beside changes, a part of it. */
  refusal?: StepRefusal;
};

/** Returns the step of an action on many users. */
export function stepOf(change: BulkChange): Step {
  switch (change.action) {
    case 'suspend':
    case 'restore':
      return { do: 'set-suspended', isSuspended: change.action === 'suspend' };
    case 'sign-out':
      return { do: 'sign-out' };
    case 'assign-roles':
    case 'remove-roles':
      return { do: change.action, roleIds: [...new Set(change.roleIds)] };
    case 'add-to-organization':
      return { do: 'join', organizationId: change.organizationId };
    case 'remove-from-organization':
      return { do: 'leave', organizationId: change.organizationId };
    case 'expire-passwords':
      return { do: 'expire-password' };
    case 'set-custom-data':
      return {
        do: 'set-custom-data',
        key: change.key,
        ...(Object.hasOwn(change, 'value') && { value: change.value }),
      };
    case 'delete':
      return { do: 'delete' };
  }
}

/** Returns the permissions that a step needs, whatever the account. */
export function permissionsOf(one: Step): readonly Permission[] {
  switch (one.do) {
    case 'set-suspended':
      return [one.isSuspended ? 'users:suspend' : 'users:restore'];
    case 'assign-roles':
    case 'remove-roles':
      return ['roles:assign'];
    case 'join':
    case 'leave':
      return ['organizations:write'];
    case 'sign-out':
      return ['sessions:revoke'];
    case 'expire-password':
      return ['passwords:expire'];
    case 'set-custom-data':
      return ['users:write-custom-data'];
    case 'set-fields':
      return byField(one.fields);
    case 'set-members':
      return byField({ [one.of]: null });
    case 'create':
      return ['users:create'];
    case 'link':
      return ['identities:link'];
    case 'delete':
      return ['users:delete'];
  }
}

/** Returns what a step changes on a user who was just created. */
export function changesOn(one: Step): JobFieldChange[] {
  switch (one.do) {
    case 'create':
      return Object.entries(one.fields).map(([field, to]) => ({ field, from: null, to }));
    case 'link':
      return [{ field: `identities.${one.target}`, from: null, to: one.identity.userId }];
    case 'set-suspended':
      return [{ field: 'isSuspended', from: !one.isSuspended, to: one.isSuspended }];
    case 'assign-roles':
      return one.roleIds.map((id) => added(`roles.${id}`));
    case 'remove-roles':
      return one.roleIds.map((id) => removed(`roles.${id}`));
    case 'join':
      return [added(`organizations.${one.organizationId}`)];
    case 'leave':
      return [removed(`organizations.${one.organizationId}`)];
    case 'set-fields':
      return Object.entries(one.fields).map(([field, to]) => ({
        field,
        from: own(one.ifStill ?? {}, field) ?? null,
        to,
      }));
    case 'set-members':
      return one.members.map(({ key, value, ifStill }) => ({ field: `${one.of}.${key}`, from: ifStill, to: value }));
    case 'set-custom-data':
      return [{ field: `customData.${one.key}`, to: one.value }];
    case 'expire-password':
      return [{ field: 'isPasswordExpired', from: null, to: true }];
    case 'sign-out':
    case 'delete':
      return [];
  }
}

/** Returns what a step would change on the account, empty if it is so already. */
export async function planStep(one: Step, facts: AccountFacts): Promise<StepPlan> {
  const { fields } = facts.account;
  switch (one.do) {
    case 'set-suspended': {
      const isSuspended = fields['isSuspended'] === true;
      const change = { field: 'isSuspended', from: isSuspended, to: one.isSuspended };
      return { changes: isSuspended === one.isSuspended ? [] : [change] };
    }
    case 'assign-roles': {
      const held = await facts.roleIds(one.roleIds);
      return { changes: one.roleIds.filter((id) => !held.has(id)).map((id) => added(`roles.${id}`)) };
    }
    case 'remove-roles': {
      const held = await facts.roleIds(one.roleIds);
      return { changes: one.roleIds.filter((id) => held.has(id)).map((id) => removed(`roles.${id}`)) };
    }
    case 'join':
    case 'leave': {
      const isMember = await facts.isMemberOf(one.organizationId);
      const field = `organizations.${one.organizationId}`;
      if (isMember === (one.do === 'join')) return { changes: [] };
      return { changes: [one.do === 'join' ? added(field) : removed(field)] };
    }
    case 'sign-out': {
      const { length } = await facts.signedIn();
      return { changes: length === 0 ? [] : [{ field: 'sessions', from: length, to: 0 }] };
    }
    case 'expire-password': {
      if (fields['hasPassword'] === false) return refused('job.no_password');
      if (!(await facts.canExpirePasswords())) return refused('job.expiration_off');
      return { changes: [{ field: 'isPasswordExpired', from: null, to: true }] };
    }
    case 'set-custom-data': {
      const stored = own(objectIn(fields, 'customData'), one.key);
      const field = `customData.${one.key}`;
      if (isDeepStrictEqual(stored, one.value)) return { changes: [] };
      // A removed key is missing in JSON, too.
      return { changes: [{ field, from: stored, to: one.value }] };
    }
    case 'set-fields': {
      const differing = Object.keys(one.fields).filter((name) => !same(own(fields, name), own(one.fields, name)));
      if (differing.length === 0) return { changes: [] };
      const { ifStill } = one;
      const changing = differing.filter((name) => ifStill === undefined || same(own(fields, name), own(ifStill, name)));
      return {
        changes: changing.map((name) => ({
          field: name,
          from: own(fields, name) ?? null,
          to: own(one.fields, name) ?? null,
        })),
        ...(changing.length < differing.length && { refusal: 'job.changed_since' }),
      };
    }
    case 'set-members': {
      const stored = objectIn(fields, one.of);
      const differing = one.members.filter(({ key, value }) => !isDeepStrictEqual(own(stored, key), value));
      const changing = differing.filter(({ key, ifStill }) => isDeepStrictEqual(own(stored, key), ifStill));
      return {
        changes: changing.map(({ key, value }) => ({ field: `${one.of}.${key}`, from: own(stored, key), to: value })),
        ...(changing.length < differing.length && { refusal: 'job.changed_since' }),
      };
    }
    // The account is there already: an earlier attempt created it.
    case 'create':
      return { changes: [] };
    case 'link': {
      const linked = jsonObject.safeParse(own(jsonObject.safeParse(fields['identities']).data ?? {}, one.target)).data;
      const field = `identities.${one.target}`;
      if (linked?.['userId'] === one.identity.userId) return { changes: [] };
      return { changes: [{ field, from: linked?.['userId'] ?? null, to: one.identity.userId }] };
    }
    case 'delete': {
      const refusal = one.ifUnused === undefined ? undefined : await reasonToKeep(one.ifUnused, facts);
      if (refusal !== undefined) return refused(refusal);
      return { changes: [{ field: 'account', from: facts.account.name ?? facts.account.id, to: null }] };
    }
  }
}

/** Returns the requests of a step, after its plan: none if there is nothing to change. */
export async function requestsOf(one: Step, changes: readonly JobFieldChange[], facts: AccountFacts) {
  const path = `/api/users/${encodeURIComponent(facts.account.id)}`;
  switch (one.do) {
    case 'set-suspended':
      return [{ method: 'PATCH', path: `${path}/is-suspended`, body: { isSuspended: one.isSuspended } }] as const;
    case 'assign-roles': {
      const roleIds = changes.map(({ field }) => idIn(field));
      return [{ method: 'POST', path: `${path}/roles`, body: { roleIds } }] as const;
    }
    case 'remove-roles':
      return changes.map(({ field }): StepRequest => {
        return { method: 'DELETE', path: `${path}/roles/${encodeURIComponent(idIn(field))}` };
      });
    case 'join': {
      const members = `/api/organizations/${encodeURIComponent(one.organizationId)}/users`;
      return [{ method: 'POST', path: members, body: { userIds: [facts.account.id] } }] as const;
    }
    case 'leave': {
      const members = `/api/organizations/${encodeURIComponent(one.organizationId)}/users`;
      return [{ method: 'DELETE', path: `${members}/${encodeURIComponent(facts.account.id)}` }] as const;
    }
    case 'sign-out':
      return (await facts.signedIn()).map(({ kind, id }): StepRequest => ({
        method: 'DELETE',
        path: `${path}/${kind}s/${encodeURIComponent(id)}`,
        // With the grants of the organization's own apps, as the dialog "Sign out everywhere" does.
        ...(kind === 'session' && { query: 'revokeGrantsTarget=firstParty' }),
      }));
    case 'expire-password':
      return [{ method: 'PATCH', path: `${path}/password/expiration`, body: { isExpired: true } }] as const;
    case 'set-custom-data': {
      const { [one.key]: _former, ...others } = objectIn(facts.account.fields, 'customData');
      const value = Object.hasOwn(one, 'value') ? Object.fromEntries([[one.key, one.value]]) : {};
      return [{ method: 'PATCH', path, body: { customData: { ...others, ...value } } }] as const;
    }
    case 'set-fields':
      return [
        { method: 'PATCH', path, body: Object.fromEntries(changes.map(({ field, to }) => [field, to])) },
      ] as const;
    case 'set-members': {
      const members = new Map(Object.entries(objectIn(facts.account.fields, one.of)));
      for (const { field, to } of changes) {
        if (to === undefined) members.delete(idIn(field));
        else members.set(idIn(field), to);
      }
      return [{ method: 'PATCH', path, body: { [one.of]: Object.fromEntries(members) } }] as const;
    }
    case 'create':
      return [] as const;
    case 'link':
      return [
        { method: 'PUT', path: `${path}/identities/${encodeURIComponent(one.target)}`, body: one.identity },
      ] as const;
    case 'delete':
      return [{ method: 'DELETE', path }] as const;
  }
}

/** Why a change can't be reverted. `untraced`: it is not known how the job left the account. */
export type Irreversible = 'deletion' | 'sessions' | 'password' | 'identity' | 'untraced';

/**
 * Returns the step that reverts a change, where the account still has what the job wrote.
 *
 * @param left the account as the job left it that created it
 */
export function inverseOf({ field, from, to }: JobFieldChange, left?: LeftAccount): Step | Irreversible {
  const [kind = '', ...rest] = field.split('.');
  const name = rest.join('.');
  switch (kind) {
    case 'isSuspended':
      return { do: 'set-suspended', isSuspended: from === true };
    case 'roles':
      return { do: to === null ? 'assign-roles' : 'remove-roles', roleIds: [name] };
    case 'organizations':
      return { do: to === null ? 'join' : 'leave', organizationId: name };
    case 'sessions':
      return 'sessions';
    case 'isPasswordExpired':
    case 'password':
      return 'password';
    // Nothing but the provider's data could link it again.
    case 'identities':
      return 'identity';
    case 'account':
      if (to === null) return 'deletion';
      return left === undefined ? 'untraced' : { do: 'delete', ifUnused: left };
    case 'customData':
    case 'profile':
      return {
        do: 'set-members',
        of: kind,
        members: name === '' ? membersBetween(from, to) : [memberOf(name, from, to)],
      };
  }
  return { do: 'set-fields', fields: { [field]: from }, ifStill: { [field]: to } };
}

type Member = Extract<Step, { do: 'set-members' }>['members'][number];

const memberOf = (key: string, from: unknown, to: unknown): Member => ({
  key,
  ...(from !== undefined && { value: from }),
  ...(to !== undefined && { ifStill: to }),
});

/** Returns the members that two objects differ in. */
function membersBetween(from: unknown, to: unknown): Member[] {
  const [before, after] = [jsonObject.safeParse(from).data ?? {}, jsonObject.safeParse(to).data ?? {}];
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((key) => !isDeepStrictEqual(own(before, key), own(after, key)))
    .map((key) => memberOf(key, own(before, key), own(after, key)));
}

/** Returns the account that a row created, as the row left it; undefined if that is unknown. */
export function leftAccountOf(left: unknown, made: readonly JobFieldChange[]): LeftAccount | undefined {
  const { success, data: fields } = jsonObject.safeParse(left);
  const idsOf = (kind: string) =>
    made.flatMap(({ field, to }) => (field.startsWith(kind) && to !== null ? [field.slice(kind.length)] : []));
  return success ? { fields, roleIds: idsOf('roles.'), organizationIds: idsOf('organizations.') } : undefined;
}

/** Fields that show whether an account was changed. The time of the last change also covers the password. */
const comparedFields = [
  'username',
  'primaryEmail',
  'primaryPhone',
  'name',
  'avatar',
  'profile',
  'customData',
  'identities',
  'isSuspended',
  'hasPassword',
  'updatedAt',
] as const;

/** Returns why a created account is not deleted: it was used or changed since the job left it. */
async function reasonToKeep(left: LeftAccount, { account, related }: AccountFacts): Promise<StepRefusal | undefined> {
  const { fields } = account;
  if (!same(own(fields, 'lastSignInAt'), own(left.fields, 'lastSignInAt'))) return 'job.used_since';
  const isChanged = comparedFields.some(
    // Lists and single users don't have the same fields.
    (name) =>
      Object.hasOwn(fields, name) &&
      Object.hasOwn(left.fields, name) &&
      !same(own(fields, name), own(left.fields, name)),
  );
  if (isChanged) return 'job.changed_since';
  const { sessions, tokens, roles, organizations } = await related();
  if (sessions > 0) return 'job.used_since';
  const held = roles.map(({ id }) => id);
  const hasMore = roles.some(({ id, isDefault }) => isDefault !== true && !left.roleIds.includes(id));
  const isSame =
    tokens === 0 &&
    !hasMore &&
    left.roleIds.every((id) => held.includes(id)) &&
    isDeepStrictEqual(organizations.toSorted(), left.organizationIds.toSorted());
  return isSame ? undefined : 'job.changed_since';
}

const refused = (refusal: StepRefusal): StepPlan => ({ changes: [], refusal });
const added = (field: string): JobFieldChange => ({ field, from: null, to: true });
const removed = (field: string): JobFieldChange => ({ field, from: true, to: null });

/** Returns the ID in the name of a field, such as `roles.abc`. */
const idIn = (field: string): string => field.slice(field.indexOf('.') + 1);

type Fields = Readonly<Record<string, unknown>>;

const objectIn = (fields: Fields, name: string): Fields => jsonObject.safeParse(own(fields, name)).data ?? {};

/** Reads own members only: custom data may have a key `constructor`. */
const own = (members: Fields, name: string): unknown => (Object.hasOwn(members, name) ? members[name] : undefined);

/** Missing, null and empty values are the same to the Management API. */
const same = (one: unknown, other: unknown): boolean => isDeepStrictEqual(emptied(one), emptied(other));
const emptied = (value: unknown): unknown => (value === undefined || value === '' ? null : value);
