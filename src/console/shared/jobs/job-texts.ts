import type { TFunction } from 'i18next';

import { hasText } from '#console/i18n/has-text.ts';
import { fieldName, valueText } from '#console/shared/audit/event-texts.ts';
import type { NameOf } from '#console/shared/audit/record-names.ts';
import type { Job, JobFieldChange, LostRecords } from '#contract/jobs.ts';

/** What a job does, with the roles, the organization or the file that it is about. */
export function jobTitle(
  { kind, change, subject, revertedKind }: Pick<Job, 'kind' | 'change' | 'subject' | 'revertedKind'>,
  t: TFunction,
): string {
  if (revertedKind !== null) {
    return t('jobs.revertOf', { title: jobTitle({ kind: revertedKind, change, subject, revertedKind: null }, t) });
  }
  if (change?.action === 'set-custom-data') {
    if (!Object.hasOwn(change, 'value')) return t('jobs.removeKey', { key: change.key });
    return t('jobs.titleAbout', { title: t(`jobs.kind.${kind}`), subject: change.key });
  }
  const title = t(`jobs.kind.${kind}`);
  return subject === null ? title : t('jobs.titleAbout', { title, subject });
}

/** What was done at the end of a job. */
export function doneText({ kind, states }: Pick<Job, 'kind' | 'states'>, t: TFunction): string {
  const done = t(`jobs.done.${kind}`, { count: states.done ?? 0 });
  const failed = (states.failed ?? 0) + (states.unknown ?? 0);
  return failed === 0 ? done : t('jobs.doneWithFailures', { done, count: failed });
}

/** Describes a change of one field, role or the like, planned or made. */
export function changeText({ field, from, to }: JobFieldChange, nameOf: NameOf, t: TFunction): string {
  const [kind = '', ...rest] = field.split('.');
  const name = rest.join('.');
  switch (kind) {
    case 'isSuspended':
      return t(to === true ? 'jobs.change.suspend' : 'jobs.change.restore');
    case 'roles':
      return t(to === null ? 'jobs.change.removeRole' : 'jobs.change.assignRole', {
        name: nameOf('role', name) ?? name,
      });
    case 'organizations':
      return t(to === null ? 'jobs.change.leave' : 'jobs.change.join', { name: nameOf('organization', name) ?? name });
    case 'sessions':
      return t('jobs.change.signOut', { count: typeof from === 'number' ? from : 1 });
    case 'isPasswordExpired':
      return t('jobs.change.expirePassword');
    case 'password':
      return t(`jobs.change.setPassword.${passwordSources.find((one) => one === to) ?? 'random'}`);
    case 'identities':
      if (name !== '' && from === null) return t('jobs.change.link', { target: name, id: String(to) });
      break;
    case 'account':
      return t(to === null ? 'jobs.change.deleteAccount' : 'jobs.change.createAccount');
  }
  const isKey = kind === 'customData' && name !== '';
  const values = { from: textOf(field, from, t), to: textOf(field, to, t) };
  return t('jobs.change.field', {
    field: isKey ? t('jobs.change.customData', { key: name }) : labelOf(kind, name, t),
    ...values,
  });
}

/** Where the password of a created user comes from. */
const passwordSources = ['digest', 'plain', 'random'] as const;

/** A missing value and an empty one are the same to the Management API. */
const textOf = (field: string, value: unknown, t: TFunction): string =>
  (typeof value === 'object' && value !== null ? JSON.stringify(value) : valueText(field, value, t)) ??
  t('jobs.change.empty');

/** Members of an object are written with its name and a dot. */
function labelOf(kind: string, name: string, t: TFunction): string {
  if (name === '') return fieldName(kind, t);
  if (kind === 'profile' && name === 'address') return t('jobs.change.address');
  const key = `user.field.${name}`;
  return hasText(key) ? t(key) : name;
}

/** IDs of the roles and organizations in changes, as the values of an event, whose names can be loaded. */
export function recordsIn(changes: readonly JobFieldChange[]) {
  const idsOf = (kind: string) =>
    changes.flatMap(({ field }) => (field.startsWith(`${kind}.`) ? [field.slice(kind.length + 1)] : []));
  return { target: null, after: { roleIds: idsOf('roles'), organizationId: idsOf('organizations') } };
}

/** What goes with deleted accounts, each with its number. */
export const lostTexts = (lost: LostRecords, t: TFunction): string[] =>
  (['sessions', 'tokens', 'roles', 'organizations'] as const).flatMap((kind) =>
    lost[kind] === 0 ? [] : [t(`jobs.lost.${kind}`, { count: lost[kind] })],
  );
