import { type Context, Hono } from 'hono';
import * as z from 'zod';

import { newNote, type Note, noteEdit, noteSearch } from '#contract/notes.ts';
import type { Operator, Permission } from '#contract/operators.ts';
import type { AuditLog } from '#gateway/audit-log/audit-log.ts';
import { GatewayFault } from '#gateway/gateway-fault.ts';
import type { LimitedKind } from '#gateway/limits/rate-limits.ts';
import type { ReadLimiter } from '#gateway/limits/read-quotas.ts';
import type { OperatorEnv } from '#gateway/operators/require-operator.ts';
import { requirePermissions } from '#gateway/policy/authorize.ts';
import type { OperatorPolicy } from '#gateway/policy/operator-policy.ts';
import { readInput } from '#gateway/read-json.ts';
import type { ReadUser } from '#gateway/upstream/read-records.ts';
import type { Perform } from '#gateway/writes/actions.ts';

import type { Notes, StoredNote } from './note-store.ts';

type Options = {
  policy: OperatorPolicy;
  notes: Notes;
  perform: Perform;
  count: (kind: LimitedKind, who: string) => void;
  auditLog: AuditLog;
  readLimiter: ReadLimiter;
  readUser: ReadUser;
};

/** Notes may contain personal data of any kind, so they are never masked in part. */
const reading: readonly Permission[] = ['notes:read', 'users:unmask'];

/** The change of a note, for the audit event. Never its text. */
type Change = 'added' | 'edited' | 'pinned' | 'unpinned' | 'deleted';

/** PostgreSQL cannot search for NUL. */
const printable = z.string().regex(/^\P{Cc}*$/u);
const parameters = z.object({ userId: printable, noteId: printable.optional() });

const many = '/users/:userId/notes';
const one = `${many}/:noteId`;

/** `/usher/users/:userId/notes` and `/usher/notes`: operators' notes about users. */
export function noteRoutes(options: Options): Hono<OperatorEnv> {
  const { policy, notes, perform, count, auditLog, readLimiter, readUser } = options;
  const routes = new Hono<OperatorEnv>();

  routes.get(many, async (c) => {
    const { operator } = c.var.session;
    requirePermissions(policy, operator, reading);
    const { userId } = readInput(parameters, c.req.param());
    return list(c, await within(operator, () => notes.list(userId)));
  });

  routes.get('/notes', async (c) => {
    const { operator } = c.var.session;
    requirePermissions(policy, operator, reading);
    const { search } = readInput(noteSearch, c.req.query());
    count('search', operator.subject);
    const words = search.split(/\s+/).filter((word) => word !== '');
    return list(c, await within(operator, () => notes.search(words)));
  });

  routes.post(many, async (c) => {
    const { text } = await bodyFor(c, newNote);
    const { userId } = readInput(parameters, c.req.param());
    return change(c, { userId, change: 'added' }, async (operator) => {
      if ((await readUser(userId, { isRequired: true })) === undefined) throw new GatewayFault('accountNotFound');
      return c.json(shown(await notes.add(userId, text, operator), operator), 201);
    });
  });

  routes.patch(one, async (c) => {
    const edit = await bodyFor(c, noteEdit);
    const note = await noteIn(c);
    return change(c, { userId: note.userId, note, change: 'edited', isAuthors: true }, async (operator) => {
      const edited = await notes.edit(note, edit, operator);
      if (edited !== undefined) return c.json(shown(edited, operator));
      const current = await notes.get(note.userId, note.id);
      if (current === undefined) throw new GatewayFault('noteNotFound');
      const conflict = new GatewayFault('conflict', { data: { note: shown(current, operator) } });
      // Not thrown: the action has started, so the audit log records the conflict as its outcome.
      return c.json(conflict.toJSON(), conflict.status);
    });
  });

  for (const [method, isPinned] of [
    ['PUT', true],
    ['DELETE', false],
  ] as const) {
    routes.on(method, `${one}/pin`, async (c) => {
      requireWrite(c);
      const note = await noteIn(c);
      return change(c, { userId: note.userId, note, change: isPinned ? 'pinned' : 'unpinned' }, async () => {
        await notes.setPinned(note, isPinned);
        return c.body(null, 204);
      });
    });
  }

  routes.delete(one, async (c) => {
    requireWrite(c);
    const note = await noteIn(c);
    return change(c, { userId: note.userId, note, change: 'deleted', isAuthors: true }, async () => {
      await notes.remove(note);
      return c.body(null, 204);
    });
  });

  return routes;

  function requireWrite(c: Context<OperatorEnv>): void {
    requirePermissions(policy, c.var.session.operator, [...reading, 'notes:write']);
  }

  async function bodyFor<T extends Parameters<typeof readInput>[0]>(c: Context<OperatorEnv>, shape: T) {
    requireWrite(c);
    return readInput(shape, await c.req.json<unknown>().catch(() => undefined));
  }

  /** @throws {GatewayFault} `noteNotFound` */
  async function noteIn(c: Context<OperatorEnv>): Promise<StoredNote> {
    const { userId, noteId = '' } = readInput(parameters, c.req.param());
    const note = await notes.get(userId, noteId);
    if (note === undefined) throw new GatewayFault('noteNotFound');
    return note;
  }

  /** Reads notes within the operator's quota, and counts them. */
  async function within(operator: Operator, read: () => Promise<StoredNote[]>): Promise<StoredNote[]> {
    await readLimiter.requireQuota(operator);
    const found = await read();
    if (found.length === 0) return found;
    readLimiter.countRows(operator, found.length);
    auditLog.count(operator, 'notes:read', found.length);
    return found;
  }

  type NoteChange = {
    userId: string;
    note?: StoredNote;
    change: Change;
    /** Only the author may do it, and operators who may change the notes of others. */
    isAuthors?: boolean;
  };

  function change(
    c: Context<OperatorEnv>,
    { userId, note, change: made, isAuthors = false }: NoteChange,
    run: (operator: Operator) => Promise<Response>,
  ): Promise<Response> {
    const { operator } = c.var.session;
    const isOfOther = note !== undefined && note.author.subject !== operator.subject;
    const path = note === undefined ? many : one;
    const record = {
      method: c.req.method,
      route: `/usher${made.endsWith('pinned') ? `${path}/pin` : path}`,
      target: note && { type: 'note', id: note.id },
      fields: { noteChange: made },
    };
    const permissions = ['notes:write', ...(isAuthors && isOfOther ? (['notes:administer'] as const) : [])] as const;
    return perform(c, { permissions, limit: 'write', targets: [userId], record }, () => run(operator));
  }
}

const list = (c: Context<OperatorEnv>, found: readonly StoredNote[]): Response =>
  c.json(found.map((note) => shown(note, c.var.session.operator)));

const shown = ({ author, ...note }: StoredNote, { subject }: Operator): Note => ({
  ...note,
  author: author.name,
  isOwn: author.subject === subject,
});
