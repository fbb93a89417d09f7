import type { ParseKeys, TFunction } from 'i18next';
import * as z from 'zod/mini';

import { hasText, spaced } from '#console/i18n/has-text.ts';
import { html, type SafeHtml } from '#console/lib/html.ts';
import { eventName } from '#console/shared/activity/event-key.ts';
import { actionName, fieldName, refusalOf } from '#console/shared/audit/event-texts.ts';
import { jsonObject } from '#contract/json.ts';
import type { SubjectAccessPartName } from '#contract/subject-access.ts';

export type DataRecord = Readonly<Record<string, unknown>>;

export type Wording = {
  t: TFunction;
  /** BCP 47 tag. */
  language: string;
  /** Returns the name of an app, or its ID. */
  appName: (id: string) => string;
};

type Cell = (record: DataRecord, wording: Wording) => SafeHtml | string | undefined;
export type Column = { label: Extract<ParseKeys, `subjectAccess.column.${string}`>; cell: Cell };

/** The columns of each part; the profile is a list of facts instead. */
export const partColumns: Readonly<Record<Exclude<SubjectAccessPartName, 'profile'>, readonly Column[]>> = {
  identities: [
    {
      label: 'subjectAccess.column.provider',
      cell: textAt('target', 'ssoIdentity.issuer', 'ssoConnectorId'),
    },
    { label: 'subjectAccess.column.accountId', cell: textAt('identity.userId', 'ssoIdentity.identityId') },
    { label: 'subjectAccess.column.details', cell: detailsAt('identity.details', 'ssoIdentity.detail') },
  ],
  factors: [
    { label: 'subjectAccess.column.type', cell: wordAt('type', 'user.factor') },
    { label: 'subjectAccess.column.name', cell: textAt('name', 'agent') },
    { label: 'subjectAccess.column.added', cell: timeAt('createdAt') },
    { label: 'subjectAccess.column.lastUsed', cell: timeAt('lastUsedAt') },
    { label: 'subjectAccess.column.remaining', cell: textAt('remainCodes') },
  ],
  signInSettings: [{ label: 'subjectAccess.column.details', cell: (record) => code(record) }],
  sessions: [
    { label: 'subjectAccess.column.signedIn', cell: timeAt('payload.loginTs', 1000) },
    { label: 'subjectAccess.column.app', cell: appAt('clientId') },
    { label: 'subjectAccess.column.address', cell: textAt('lastSubmission.signInContext.ip') },
    { label: 'subjectAccess.column.device', cell: textAt('lastSubmission.signInContext.userAgent') },
    { label: 'subjectAccess.column.expires', cell: timeAt('expiresAt') },
  ],
  grants: [
    { label: 'subjectAccess.column.app', cell: appAt('application.name', 'payload.clientId') },
    { label: 'subjectAccess.column.granted', cell: timeAt('payload.iat', 1000) },
    { label: 'subjectAccess.column.expires', cell: timeAt('expiresAt') },
  ],
  roles: [
    { label: 'subjectAccess.column.name', cell: textAt('name', 'id') },
    { label: 'subjectAccess.column.description', cell: textAt('description') },
  ],
  organizations: [
    { label: 'subjectAccess.column.name', cell: textAt('name', 'id') },
    { label: 'subjectAccess.column.description', cell: textAt('description') },
    { label: 'subjectAccess.column.roles', cell: namesAt('organizationRoles') },
  ],
  tokens: [
    { label: 'subjectAccess.column.name', cell: textAt('name') },
    { label: 'subjectAccess.column.created', cell: timeAt('createdAt') },
    { label: 'subjectAccess.column.expires', cell: timeAt('expiresAt') },
  ],
  activity: [
    { label: 'subjectAccess.column.time', cell: timeAt('createdAt') },
    {
      label: 'subjectAccess.column.event',
      cell: ({ key }, { t }) => (typeof key === 'string' ? eventName(key, t) : ''),
    },
    { label: 'subjectAccess.column.result', cell: resultCell },
    { label: 'subjectAccess.column.app', cell: appAt('payload.applicationId') },
    { label: 'subjectAccess.column.address', cell: textAt('payload.ip') },
    { label: 'subjectAccess.column.device', cell: textAt('payload.userAgent') },
  ],
  notes: [
    { label: 'subjectAccess.column.time', cell: timeAt('createdAt') },
    { label: 'subjectAccess.column.author', cell: textAt('author') },
    { label: 'subjectAccess.column.text', cell: ({ text }) => html`<div class="lines">${String(text)}</div>` },
  ],
  suspensions: [
    { label: 'subjectAccess.column.time', cell: timeAt('since') },
    { label: 'subjectAccess.column.operator', cell: textAt('by') },
    { label: 'subjectAccess.column.reason', cell: textAt('reason') },
    { label: 'subjectAccess.column.end', cell: wordAt('end.with', 'subjectAccess.end') },
    { label: 'subjectAccess.column.ends', cell: timeAt('end.at') },
  ],
  approvals: [
    { label: 'subjectAccess.column.time', cell: timeAt('requestedAt') },
    { label: 'subjectAccess.column.operator', cell: textAt('requester') },
    { label: 'subjectAccess.column.action', cell: actionAt('action') },
    { label: 'subjectAccess.column.fields', cell: requestedFields },
    { label: 'subjectAccess.column.reason', cell: textAt('reason') },
    { label: 'subjectAccess.column.result', cell: wordAt('state', 'approvals.state') },
    { label: 'subjectAccess.column.decidedBy', cell: textAt('decidedBy') },
  ],
  verifiedCallers: [
    { label: 'subjectAccess.column.time', cell: timeAt('at') },
    { label: 'subjectAccess.column.operator', cell: textAt('operator') },
    { label: 'subjectAccess.column.method', cell: wordAt('method', 'subjectAccess.method') },
  ],
  auditEvents: [
    { label: 'subjectAccess.column.time', cell: timeAt('at') },
    { label: 'subjectAccess.column.operator', cell: textAt('operator.name') },
    { label: 'subjectAccess.column.action', cell: actionAt('action') },
    { label: 'subjectAccess.column.fields', cell: changedFields },
    { label: 'subjectAccess.column.reason', cell: textAt('reason') },
    { label: 'subjectAccess.column.result', cell: outcomeCell },
  ],
};

/** Returns the value at a path of members such as `payload.ip`; undefined if it is missing. */
const valueAt = (record: DataRecord, path: string): unknown => memberOf(record, path.split('.'));

/** Returns the value of a member of a member of `record`, and so on; undefined if it is missing. */
export function memberOf(record: DataRecord, names: readonly string[]): unknown {
  let value: unknown = record;
  for (const name of names) {
    const members = z.safeParse(jsonObject, value);
    if (!members.success || !Object.hasOwn(members.data, name)) return undefined;
    value = members.data[name];
  }
  return value;
}

/** Shows the first text or number at one of these paths. */
function textAt(...places: string[]): Cell {
  return (record) => {
    const texts = places.map((path) => {
      const value = valueAt(record, path);
      return typeof value === 'number' ? String(value) : value;
    });
    return texts.find((text): text is string => typeof text === 'string' && text !== '');
  };
}

function appAt(...places: string[]): Cell {
  const id = textAt(...places);
  return (record, wording) => {
    const found = id(record, wording);
    return typeof found === 'string' ? wording.appName(found) : found;
  };
}

function detailsAt(...places: string[]): Cell {
  return (record) => {
    const value = places.map((path) => valueAt(record, path)).find((one) => one !== undefined);
    return value === undefined ? undefined : code(value);
  };
}

function namesAt(path: string): Cell {
  return (record, { t }) => {
    const items = z.safeParse(z.array(z.object({ name: z.string() })), valueAt(record, path));
    return items.data?.map(({ name }) => name).join(t('controls.comma'));
  };
}

/** A time in a number of `unit` ms, or as an ISO string. */
function timeAt(path: string, unit = 1): Cell {
  return (record, { language }) => {
    const value = valueAt(record, path);
    if (typeof value === 'number') return time(value * unit, language);
    return typeof value === 'string' ? time(Date.parse(value), language, value) : undefined;
  };
}

/** Shows the word at a path by its text among the texts of `group`; an unknown word as it is. */
function wordAt(path: string, group: string): Cell {
  return (record, { t }) => {
    const word = valueAt(record, path);
    if (typeof word !== 'string') return undefined;
    const key = `${group}.${word}`;
    return hasText(key) ? t(key) : word;
  };
}

const errorCode = textAt('payload.error.code');
const resultWord = wordAt('payload.result', 'subjectAccess.result');

/** Why an activity entry failed, else its result. */
function resultCell(record: DataRecord, wording: Wording): ReturnType<Cell> {
  const code = errorCode(record, wording);
  if (typeof code !== 'string') return resultWord(record, wording);
  const reason = `events.reason.${spaced(code)}`;
  return hasText(reason) ? wording.t(reason) : code;
}

/** Why an operator's action was refused, else that it succeeded. */
function outcomeCell(record: DataRecord, { t }: Wording): string | undefined {
  const code = valueAt(record, 'outcome.code');
  if (typeof code === 'string') return refusalOf(code, t);
  const status = valueAt(record, 'outcome.status');
  if (typeof status !== 'number') return undefined;
  return status < 400 ? t('audit.outcome.succeeded') : t('audit.outcome.status', { status });
}

function actionAt(path: string): Cell {
  return (record, { t }) => {
    const action = valueAt(record, path);
    return typeof action === 'string' ? actionName(action, t) : '';
  };
}

function requestedFields(record: DataRecord, { t }: Wording): string | undefined {
  const fields = z.safeParse(jsonObject, record['fields']).data;
  return fields && namesOf(Object.keys(fields), t);
}

function changedFields(record: DataRecord, { t }: Wording): string | undefined {
  const names = z.safeParse(z.array(z.string()), record['changedFields']).data;
  return names && namesOf(names, t);
}

const namesOf = (names: readonly string[], t: TFunction): string =>
  names.map((name) => fieldName(name, t)).join(t('controls.comma'));

/** Last time that a date can have, in ms. */
const lastTime = 8.64e15;

/** Formats a time in UTC, because the reader may be anywhere. Invalid times are shown as they are. */
export function time(at: number, language: string, given = String(at)): SafeHtml {
  if (!(Math.abs(at) <= lastTime)) return html`${given}`;
  const shown = new Intl.DateTimeFormat(language, {
    dateStyle: 'medium',
    timeStyle: 'long',
    timeZone: 'UTC',
  }).format(at);
  return html`<time datetime="${new Date(at).toISOString()}">${shown}</time>`;
}

export const code = (value: unknown): SafeHtml => html`<pre dir="ltr">${JSON.stringify(value, null, 2)}</pre>`;
