import { isDeepStrictEqual } from 'node:util';

import * as z from 'zod';

import type { BulkChange, JobFieldChange } from '#contract/jobs.ts';
import { jsonObject } from '#contract/json.ts';
import type { Permission } from '#contract/operators.ts';
import { byField } from '#gateway/policy/body-permissions.ts';

import type { AccountFacts } from './account-facts.ts';

const ids = z.array(z.string());

/** One change of an account, which takes one or several requests. Rows of jobs store their steps. */
export const step = z.discriminatedUnion('do', [
  z.object({ do: z.literal('set-suspended'), isSuspended: z.boolean() }),
  z.object({ do: z.literal('assign-roles'), roleIds: ids }),
  z.object({ do: z.literal('remove-roles'), roleIds: ids }),
  z.object({ do: z.literal('join'), organizationId: z.string() }),
  z.object({ do: z.literal('leave'), organizationId: z.string() }),
  z.object({ do: z.literal('sign-out') }),
  z.object({ do: z.literal('expire-password') }),
  /** Sets a key of the custom data; without `value`, removes it. With `ifStill`, only if it has that value. */
  z.object({
    do: z.literal('set-custom-data'),
    key: z.string(),
    value: z.unknown().optional(),
    ifStill: z.object({ value: z.unknown().optional() }).optional(),
  }),
  /** Creates the user of an imported row. The password of the file, if it has one, is in the row. */
  z.object({ do: z.literal('create'), fields: jsonObject, password: z.enum(['file', 'random', 'none']) }),
  z.object({
    do: z.literal('link'),
    target: z.string(),
    identity: z.object({ userId: z.string(), details: z.optional(jsonObject) }),
  }),
  /** Sets fields; with `ifStill`, only those that have these values. */
  z.object({ do: z.literal('set-fields'), fields: jsonObject, ifStill: z.optional(jsonObject) }),
  /** Deletes the account; with `ifUnused`, only if nobody signed in or changed it since it was written (ms since the epoch). */
  z.object({ do: z.literal('delete'), ifUnusedSince: z.number().optional() }),
]);
export type Step = z.infer<typeof step>;

/** How much the clocks of Usher and the Management API may differ, in ms. */
const clockDifference = 60_000;

/** A write of the Management API. */
export type StepRequest = { method: 'POST' | 'PATCH' | 'PUT' | 'DELETE'; path: string; query?: string; body?: object };

/** Why a step can't be carried out on an account, as an error code of the ledger. */
export type StepRefusal = 'job.changed_since' | 'job.used_since' | 'job.no_password' | 'job.expiration_off';

export type StepPlan =
  | { changes: JobFieldChange[]; refusal?: never }
  /** What the step would change is known only when it is run. */
  | { changes?: never; refusal?: never }
  | { changes?: never; refusal: StepRefusal };

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
    case 'set-custom-data':
      return [{ field: `customData.${one.key}`, to: one.value }];
    case 'expire-password':
      return [{ field: 'isPasswordExpired', from: null, to: true }];
    case 'sign-out':
    case 'delete':
      return [];
  }
}

/**
 * Returns what a step would change on the account, empty if it is so already.
 *
 * @param isPreview whether what costs a request per user is left out
 */
export async function planStep(
  one: Step,
  facts: AccountFacts,
  { isPreview = false }: { isPreview?: boolean } = {},
): Promise<StepPlan> {
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
      if (isPreview) return {};
      const { length } = await facts.signedIn();
      return { changes: length === 0 ? [] : [{ field: 'sessions', from: length, to: 0 }] };
    }
    case 'expire-password': {
      if (fields['hasPassword'] === false) return { refusal: 'job.no_password' };
      if (!(await facts.canExpirePasswords())) return { refusal: 'job.expiration_off' };
      return { changes: [{ field: 'isPasswordExpired', from: null, to: true }] };
    }
    case 'set-custom-data': {
      const stored = own(customDataOf(fields), one.key);
      const field = `customData.${one.key}`;
      if (isDeepStrictEqual(stored, one.value)) return { changes: [] };
      if (one.ifStill !== undefined && !isDeepStrictEqual(stored, one.ifStill.value)) {
        return { refusal: 'job.changed_since' };
      }
      // A removed key is missing in JSON, too.
      return { changes: [{ field, from: stored, to: one.value }] };
    }
    case 'set-fields': {
      const differing = Object.keys(one.fields).filter((name) => !same(own(fields, name), own(one.fields, name)));
      if (differing.length === 0) return { changes: [] };
      const { ifStill } = one;
      const changing = differing.filter((name) => ifStill === undefined || same(own(fields, name), own(ifStill, name)));
      if (changing.length === 0) return { refusal: 'job.changed_since' };
      return {
        changes: changing.map((name) => ({
          field: name,
          from: own(fields, name) ?? null,
          to: own(one.fields, name) ?? null,
        })),
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
      if (one.ifUnusedSince !== undefined) {
        const isUsed = fields['lastSignInAt'] !== null && fields['lastSignInAt'] !== undefined;
        if (isUsed) return { refusal: 'job.used_since' };
        const { updatedAt } = fields;
        if (typeof updatedAt === 'number' && updatedAt > one.ifUnusedSince + clockDifference)
          return { refusal: 'job.changed_since' };
      }
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
      const { [one.key]: _former, ...others } = customDataOf(facts.account.fields);
      const value = Object.hasOwn(one, 'value') ? Object.fromEntries([[one.key, one.value]]) : {};
      return [{ method: 'PATCH', path, body: { customData: { ...others, ...value } } }] as const;
    }
    case 'set-fields':
      return [
        { method: 'PATCH', path, body: Object.fromEntries(changes.map(({ field, to }) => [field, to])) },
      ] as const;
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

/** Why a change can't be reverted. */
export type Irreversible = 'deletion' | 'sessions' | 'password' | 'identity';

/**
 * Returns the step that reverts a change, where the account still has what the job wrote.
 *
 * @param writtenAt when the job wrote it, in ms since the epoch
 */
export function inverseOf(change: JobFieldChange, writtenAt: number): Step | Irreversible {
  const { field, from, to } = change;
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
      return to === null ? 'deletion' : { do: 'delete', ifUnusedSince: writtenAt };
    case 'customData':
      if (name !== '') {
        return {
          do: 'set-custom-data',
          key: name,
          ...(from !== undefined && { value: from }),
          ifStill: { ...(to !== undefined && { value: to }) },
        };
      }
  }
  return { do: 'set-fields', fields: { [field]: from }, ifStill: { [field]: to } };
}

const added = (field: string): JobFieldChange => ({ field, from: null, to: true });
const removed = (field: string): JobFieldChange => ({ field, from: true, to: null });

/** Returns the ID in the name of a field, such as `roles.abc`. */
const idIn = (field: string): string => field.slice(field.indexOf('.') + 1);

const customDataOf = (fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  jsonObject.safeParse(fields['customData']).data ?? {};

/** Reads own members only: custom data may have a key `constructor`. */
const own = (members: Readonly<Record<string, unknown>>, name: string): unknown =>
  Object.hasOwn(members, name) ? members[name] : undefined;

/** Missing, null and empty values are the same to the Management API. */
const same = (one: unknown, other: unknown): boolean => isDeepStrictEqual(emptied(one), emptied(other));
const emptied = (value: unknown): unknown => (value === undefined || value === '' ? null : value);
