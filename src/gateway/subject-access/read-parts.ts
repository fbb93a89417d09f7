import * as z from 'zod';

import { jsonObject } from '#contract/json.ts';
import type { Permission } from '#contract/operators.ts';
import { maxPageSize } from '#contract/paging.ts';
import { maxPartRecords, type SubjectAccess, type SubjectAccessPart } from '#contract/subject-access.ts';
import type { Approvals } from '#gateway/approvals/approval-store.ts';
import type { AuditLog } from '#gateway/audit-log/audit-log.ts';
import { withoutSecretMembers } from '#gateway/audit-log/without-secrets.ts';
import type { Callers } from '#gateway/callers/caller-store.ts';
import { GatewayFault } from '#gateway/gateway-fault.ts';
import type { Notes } from '#gateway/notes/note-store.ts';
import { findRule } from '#gateway/policy/find-rule.ts';
import type { Suspensions } from '#gateway/suspensions/suspension-store.ts';
import { readAnswer } from '#gateway/upstream/internal-read.ts';
import type { UpstreamClient } from '#gateway/upstream/upstream-client.ts';

type DataRecord = Record<string, unknown>;

type Batches = () => AsyncIterable<readonly DataRecord[]>;

type Options = {
  send: UpstreamClient;
  auditLog: Pick<AuditLog, 'head' | 'stream'>;
  notes: Pick<Notes, 'list'>;
  suspensions: Pick<Suspensions, 'get'>;
  approvals: Pick<Approvals, 'about'>;
  callers: Pick<Callers, 'about'>;
  userId: string;
  permissions: readonly Permission[];
  /** Activity entries up to this time, in ms since the epoch. */
  now: number;
  /** Called with the errors that keep parts from being read, for the server log. */
  report: (error: unknown) => void;
};

const records = z.array(jsonObject);
const ofIdentities = z.object({ socialIdentities: records, ssoIdentities: records });
const ofSessions = z.object({ sessions: records });
const ofGrants = z.object({ grants: records });

/**
 * Reads everything that Logto and Usher store about a user, without secrets. A part that cannot be read is marked as
 * missing, with the records that were read.
 *
 * @throws {GatewayFault} `accountNotFound`, or the fault that keeps the profile from being read
 */
export async function readParts(options: Options): Promise<SubjectAccess['parts']> {
  const { send, auditLog, notes, suspensions, approvals, callers, userId, permissions, now, report } = options;
  const userPath = `/api/users/${encodeURIComponent(userId)}`;
  const profile = await read(userPath, jsonObject);
  if (profile === undefined) throw new GatewayFault('accountNotFound');

  const [identities, factors, signInSettings, sessions, grants, roles, organizations, tokens, activity] =
    await Promise.all([
      partOf(async function* () {
        const { socialIdentities, ssoIdentities } = await required(`${userPath}/all-identities`, ofIdentities);
        yield [...socialIdentities, ...ssoIdentities];
      }),
      partOf(() => list(`${userPath}/mfa-verifications`)),
      partOf(async function* () {
        yield [await required(`${userPath}/logto-configs`, jsonObject)];
      }),
      partOf(async function* () {
        yield (await required(`${userPath}/sessions`, ofSessions)).sessions;
      }),
      partOf(async function* () {
        for (const appType of ['firstParty', 'thirdParty']) {
          yield (await required(`${userPath}/grants`, ofGrants, { appType })).grants;
        }
      }),
      partOf(() => pages(`${userPath}/roles`)),
      partOf(() => list(`${userPath}/organizations`)),
      partOf(() => list(`${userPath}/personal-access-tokens`)),
      // Entries that are added meanwhile would shift the pages.
      partOf(() => pages('/api/logs', { userId, end_time: String(now) })),
    ]);
  return {
    profile: { records: [withoutSecretMembers(profile)], missing: null },
    identities,
    factors,
    signInSettings,
    sessions,
    grants,
    roles,
    organizations,
    tokens,
    activity,
    notes: await ifPermitted('notes:read', async function* () {
      yield (await notes.list(userId)).map((note) => ({ ...note, author: note.author.name }));
    }),
    suspensions: await ifPermitted('users:read', async function* () {
      const found = await suspensions.get(userId);
      if (found === undefined) return;
      const { since, by, reason, end } = found;
      yield [
        {
          since,
          by: by.name,
          reason: reason ?? null,
          end: end === undefined ? null : { with: end.with, at: end.at },
          failure: end?.failure ?? null,
        },
      ];
    }),
    approvals: await ifPermitted('approvals:decide', async function* () {
      yield (await approvals.about(userId)).map(({ requester, decidedBy, ...request }) => ({
        ...request,
        requester: requester.name,
        decidedBy: decidedBy?.name ?? null,
      }));
    }),
    // Like audit events, these are what operators did.
    verifiedCallers: await ifPermitted('audit:read', async function* () {
      yield await callers.about(userId);
    }),
    auditEvents: await ifPermitted('audit:read', async function* () {
      const { sequence } = await auditLog.head();
      for await (const event of auditLog.stream({ userId }, sequence)) yield [event];
    }),
  };

  /** Collects the records of a part up to the limit, or up to the failure of a read. */
  async function partOf(batches: Batches): Promise<SubjectAccessPart> {
    const found: DataRecord[] = [];
    try {
      for await (const batch of batches()) {
        found.push(...batch.map(withoutSecretMembers));
        if (found.length > maxPartRecords) return { records: found.slice(0, maxPartRecords), missing: 'tooMany' };
      }
    } catch (error) {
      if (error instanceof GatewayFault && error.kind === 'notOffered') return { records: found, missing: error.kind };
      report(error);
      return { records: found, missing: 'failed' };
    }
    return { records: found, missing: null };
  }

  function ifPermitted(permission: Permission, batches: Batches): Promise<SubjectAccessPart> | SubjectAccessPart {
    return permissions.includes(permission) ? partOf(batches) : { records: [], missing: 'notPermitted' };
  }

  /** Reads a route as the policy forwards it: without the secrets in its response. Returns undefined for 404. */
  async function read<T extends z.core.$ZodType>(path: string, shape: T, query: Record<string, string> = {}) {
    const search = new URLSearchParams(query);
    const address = search.size === 0 ? path : `${path}?${search.toString()}`;
    const body = await readAnswer(await send({ method: 'GET', address }), z.unknown());
    if (body === undefined) return undefined;
    const redact = findRule('GET', path)?.rule.redact;
    const { data, error } = z.safeParse(shape, redact === undefined ? body : redact(body));
    if (error !== undefined) throw new GatewayFault('badAnswer', { cause: error });
    return data;
  }

  /** @throws {GatewayFault} `notOffered` for 404, because the user exists */
  async function required<T extends z.core.$ZodType>(path: string, shape: T, query?: Record<string, string>) {
    const found = await read(path, shape, query);
    if (found === undefined) throw new GatewayFault('notOffered');
    return found;
  }

  async function* list(path: string): AsyncGenerator<DataRecord[]> {
    yield await required(path, records);
  }

  /** Reads all pages. A record that is on two pages is returned once. */
  async function* pages(path: string, query: Record<string, string> = {}): AsyncGenerator<DataRecord[]> {
    const known = new Set<unknown>();
    for (let page = 1; ; page += 1) {
      // Each page waits for the one before it: whether there is another is known only then.
      const found = await required(path, records, { ...query, page: String(page), page_size: String(maxPageSize) });
      const fresh = found.filter(({ id }) => !known.has(id));
      for (const { id } of fresh) known.add(id);
      yield fresh;
      // A server that ignores the page would answer the same for ever.
      if (found.length < maxPageSize || fresh.length === 0) return;
    }
  }
}
