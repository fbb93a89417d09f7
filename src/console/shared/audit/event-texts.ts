import i18next, { type TFunction } from 'i18next';

import { displayPhone } from '#console/api/display-name.ts';
import { hasText, spaced } from '#console/i18n/has-text.ts';
import { formatDateTime, formatTimeOfDay, spacedUnit } from '#console/lib/format-date.ts';
import { shownName } from '#console/lib/identifying-text.ts';
import type { AuditEvent } from '#contract/audit-log.ts';
import { gatewayErrorCodes } from '#contract/errors.ts';
import { scheduleRole } from '#contract/suspensions.ts';

/** Translates an action of the audit log; unknown actions of a newer server keep their identifier. */
export function actionName(action: string, t: TFunction): string {
  const key = `audit.action.${spaced(action)}`;
  return hasText(key) ? t(key) : action;
}

/** Routes that write the names of things; others write those of users. */
const namesThings = /^\/api\/(?:roles|organizations)\b|\/personal-access-tokens\b/;

/**
 * Translates a field of an audit event; unknown fields keep their name.
 *
 * @param route of the event, as a name is that of what it is about
 */
export function fieldName(field: string, t: TFunction, route?: string | null): string {
  const [group, member] = field.split('.');
  if (group === 'profile' && member !== undefined) {
    const key = `user.field.${member}`;
    return hasText(key) ? t(key) : member;
  }
  if (field === 'name' && namesThings.test(route ?? '')) return t('audit.field.nameOfThing');
  const key = [`audit.field.${field}`, `user.field.${field}`].find(hasText);
  return key === undefined ? field : t(key);
}

/** Returns the text of a recorded value; undefined for an empty one. */
export function valueText(field: string, value: unknown, t: TFunction): string | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value === 'boolean') return t(value ? 'changes.yes' : 'changes.no');
  if (field === 'expiresIn' && typeof value === 'number') return durationText(value);
  if (typeof value === 'number' && isTime(field)) return formatDateTime(value, i18next.language);
  if (isTexts(value)) return value.map((one) => valueName(field, one, t)).join(t('controls.comma'));
  return typeof value === 'string' ? valueName(field, value, t) : JSON.stringify(value);
}

/** Returns a number of seconds in the largest unit that divides it. */
function durationText(seconds: number): string {
  const [unit, length] = durationUnits.find(([, size]) => seconds !== 0 && seconds % size === 0) ?? ['second', 1];
  const { language } = i18next;
  const format = new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' });
  return spacedUnit(format.format(seconds / length), language);
}

const durationUnits: readonly (readonly [unit: string, seconds: number])[] = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
];

/** Returns whether a field has a time: a number of ms, or in ISO 8601. */
const isTime = (field: string): boolean => field.endsWith('At');

/** Fields with the digits of a phone number, or another address. */
const addressFields = new Set(['primaryPhone', 'phone', 'sentTo']);

/** Translates a value of a field that has a few; others stay as they are. */
function valueName(field: string, value: string, t: TFunction): string {
  if (field === 'requestedAction') return actionName(value, t);
  const time = isTime(field) ? Date.parse(value) : Number.NaN;
  if (!Number.isNaN(time)) return formatDateTime(time, i18next.language);
  if (addressFields.has(field) && /^\d+$/.test(value)) return displayPhone(value);
  const key = `audit.value.${field}.${value}`;
  // A dot would lead into another group.
  return /^[\w.]+$/.test(key) && hasText(key) ? t(key) : value;
}

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string');

/** Name and role of the operator at the time of an audit event. */
export const operatorText = ({ operator }: AuditEvent, t: TFunction): string =>
  operator === null
    ? t('audit.usher')
    : operator.role === scheduleRole
      ? t('audit.schedule', { name: operator.name })
      : t('controls.withAddition', {
          text: shownName(operator.name, operator.subject),
          addition: operatorRoleName(operator.role, t),
        });

/** Translates a role of Usher; roles that no longer exist keep their identifier. */
function operatorRoleName(role: string, t: TFunction): string {
  const key = `session.role.${role}`;
  return hasText(key) ? t(key) : role;
}

/** Describes the count of an aggregated audit event; undefined for a single event. */
export function countText(
  { kind, action, count, lost, since }: AuditEvent,
  t: TFunction,
  time: (value: number) => string,
): string | undefined {
  if (kind === 'gap') return t('audit.count.gap', { since: time(since ?? 0), late: count ?? 0, lost: lost ?? 0 });
  if (count === null) return undefined;
  if (kind === 'retention') return t('audit.count.removed', { count });
  if (since === null) return undefined;
  return t(`audit.count.${units[action] ?? 'reads'}`, { count, since: time(since) });
}

/** Unit of the count by action; `more` counts repetitions after the first event. */
const units: Readonly<Record<string, 'records' | 'values' | 'accounts' | 'more'>> = {
  'users:list': 'records',
  'logs:read': 'records',
  'audit:list': 'records',
  'audit:read': 'records',
  'audit:export': 'records',
  'users:history': 'records',
  'notes:read': 'records',
  'users:lookup': 'values',
  'users:read': 'accounts',
  'users:open': 'more',
  refused: 'more',
  'operators:sign-in-failed': 'more',
};

/** How the operator had verified the caller. */
export const callerTexts = ({ caller }: Pick<AuditEvent, 'caller'>, t: TFunction, language: string): string[] =>
  caller.map(({ method, at }) => t(`audit.caller.${method}`, { time: formatTimeOfDay(at, language) }));

/** Explains a refusal or an alarm; undefined for other events. */
export function refusalText(event: AuditEvent, t: TFunction): string | undefined {
  const { kind, outcome, target } = event;
  if (kind === 'alarm' && target !== null) return alarmText(target.id, event, t);
  if (outcome === null || outcome.status < 400) return undefined;
  const { code, status } = outcome;
  if (code === null) return t('audit.outcome.status', { status });
  return refusalOf(code, t);
}

/** Explains the error code of a refusal or failure. */
export function refusalOf(code: string, t: TFunction): string {
  const key = `audit.refusal.${spaced(code)}`;
  const general = `errors.code.${spaced(code)}`;
  if (hasText(key)) return t(key);
  return hasText(general) ? t(general) : t('audit.refused', { code });
}

/** Explains why an approved change was not carried out. */
export const failureText = (code: string | null, t: TFunction): string =>
  refusalOf(code ?? gatewayErrorCodes.failed, t);

function alarmText(cause: string, { count }: AuditEvent, t: TFunction): string {
  const key = `audit.alarm.${cause}`;
  return hasText(key) ? t(key, { count: count ?? 0 }) : cause;
}
