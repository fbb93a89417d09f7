import type { JobSelection } from '#contract/jobs.ts';
import { maxJobRows } from '#contract/jobs.ts';
import { maxPageSize } from '#contract/paging.ts';
import { clean } from '#gateway/audit-log/draft.ts';
import { GatewayFault } from '#gateway/gateway-fault.ts';
import { allowedQuery, findRule } from '#gateway/policy/find-rule.ts';

import type { memberPages } from './account-facts.ts';
import type { JobStore, NewJobRow, StoredJob } from './job-store.ts';

/** How often the list is read until all its users are found: users that are deleted meanwhile move others between pages. */
const maxRounds = 3;

/** Returns the rows of a selection that names its users; undefined for one that has to be read. */
export function rowsOf(selection: JobSelection): NewJobRow[] | undefined {
  if (selection.by === 'ids') {
    return [...new Set(selection.ids)].map((id, index) => ({ number: index + 1, userId: id, label: id }));
  }
  if (selection.by !== 'list') return undefined;
  const known = new Set<string>();
  const rows: NewJobRow[] = [];
  for (const { entry, ids } of selection.entries) {
    const [id, ...others] = ids;
    const number = rows.length + 1;
    const label = clean(entry);
    const pasted = { number, label, entry: label };
    if (id === undefined) rows.push({ ...pasted, userId: null, plan: 'not-found' });
    else if (others.length > 0) rows.push({ ...pasted, userId: null, plan: 'ambiguous' });
    else if (known.has(id)) rows.push({ ...pasted, userId: id, plan: 'conflict', code: 'job.repeated_entry' });
    else rows.push({ ...pasted, userId: id });
    known.add(id ?? '');
  }
  return rows;
}

/** Returns the address of the list of a selection, without paging; undefined if the selection names its users. */
export function addressOf(selection: JobSelection): string | undefined {
  switch (selection.by) {
    case 'search': {
      const rule = findRule('GET', '/api/users')?.rule;
      const query = new URLSearchParams(selection.query);
      for (const name of ['page', 'page_size']) query.delete(name);
      const allowed = rule === undefined ? query : allowedQuery(rule, query);
      return allowed.size === 0 ? '/api/users' : `/api/users?${allowed.toString()}`;
    }
    case 'role':
      return `/api/roles/${encodeURIComponent(selection.roleId)}/users`;
    case 'organization':
      return `/api/organizations/${encodeURIComponent(selection.organizationId)}/users`;
    default:
      return undefined;
  }
}

type Options = { store: JobStore; readPage: ReturnType<typeof memberPages> };

/** Reads the users of a selection page by page, so that the job has a fixed list. */
export function rowCollector({ store, readPage }: Options) {
  /** @returns whether there are more pages */
  return async ({ id, pagesRead, pagesTotal }: StoredJob, selection: JobSelection): Promise<boolean> => {
    const address = addressOf(selection);
    if (address === undefined) return false;
    const page = pagesTotal === 0 ? 1 : (pagesRead % pagesTotal) + 1;
    const { ids, total } = await readPage(address, page);
    if (total > maxJobRows) throw new GatewayFault('tooManyRows', { data: { max: maxJobRows, found: total } });
    const pages = pagesTotal === 0 ? Math.max(1, Math.ceil(total / maxPageSize)) : pagesTotal;
    const rows = ids.map((userId) => ({ number: 0, userId, label: userId }));
    await store.addPage(id, { read: pagesRead + 1, total: pages }, rows);
    if (page < pages) return true;
    const collected = (await store.counts([id])).get(id)?.total ?? 0;
    return collected < total && pagesRead + 1 < maxRounds * pages;
  };
}
