import { strFromU8, unzipSync } from 'fflate';
import i18next from 'i18next';
import { expect, it } from 'vitest';

import { type SubjectAccess, subjectAccessParts, type SubjectAccessPartName } from '#contract/subject-access.ts';

import { missingParts, subjectAccessPage } from './subject-access-page.ts';
import { zipOf } from './subject-access.ts';

const t = i18next.getFixedT('en');
const at = Date.UTC(2026, 10, 29, 2, 3, 4);

function accessWith(parts: Partial<SubjectAccess['parts']>): SubjectAccess {
  const empty = { records: [], missing: null };
  const all = subjectAccessParts.map((name): [SubjectAccessPartName, SubjectAccess['parts'][SubjectAccessPartName]] => [
    name,
    parts[name] ?? empty,
  ]);
  const profile = { records: [{ id: 'u1', name: 'Ada', createdAt: at }], missing: null };
  return {
    userId: 'u1',
    madeBy: { name: 'Tessa', role: 'admin' },
    madeAt: at,
    requestId: 'r1',
    parts: { ...(Object.fromEntries(all) as SubjectAccess['parts']), profile: parts.profile ?? profile },
  };
}

const page = (data: SubjectAccess) =>
  subjectAccessPage(data, {
    t,
    language: 'en',
    direction: 'ltr',
    appName: (id) => (id === 'app1' ? 'Shop' : id),
    name: 'Ada <b>',
    dataFile: 'data.json',
  }).replaceAll(/\s+/g, ' ');

/** Readable text of the page. */
const textOf = (markup: string) => markup.replaceAll(/<style>.*?<\/style>|<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');

it('says who made the file and when, and lists every part', () => {
  const text = textOf(page(accessWith({})));
  expect(text).toContain('Created at Nov 29, 2026, 2:03:04 AM UTC');
  expect(text).toContain('Created by Tessa');
  for (const part of subjectAccessParts) expect(text).toContain(t(`subjectAccess.part.${part}`));
  expect(text).toContain('All parts could be read completely.');
});

it('shows the records of each part in words', () => {
  const text = textOf(
    page(
      accessWith({
        profile: {
          records: [
            {
              id: 'u1',
              primaryEmail: 'ada@example.org',
              primaryPhone: '491701234567',
              profile: { address: { country: 'AT' } },
              isSuspended: false,
            },
          ],
          missing: null,
        },
        factors: {
          records: [{ type: 'Totp', createdAt: '2026-01-02T03:04:05.000Z' }, { type: 'Later' }],
          missing: null,
        },
        sessions: { records: [{ payload: { loginTs: at / 1000 }, clientId: 'app1' }], missing: null },
        activity: {
          records: [
            { key: 'Interaction.SignIn.Submit', createdAt: at, payload: { ip: '192.0.2.7', result: 'Success' } },
            { createdAt: at, payload: { error: { code: 'session.mfa.require_mfa_verification' } } },
          ],
          missing: null,
        },
        suspensions: {
          records: [{ since: at, by: 'Otto', reason: 'INC-1', end: { with: 'delete', at }, failure: null }],
          missing: null,
        },
        approvals: {
          records: [
            {
              requestedAt: at,
              requester: 'Otto',
              action: 'identifiers:correct',
              fields: { primaryEmail: 'ada@example.com' },
              reason: 'INC-2',
              state: 'used',
              decidedBy: 'Tessa',
            },
          ],
          missing: null,
        },
        verifiedCallers: { records: [{ operator: 'op1', method: 'new-phone', at }], missing: null },
        auditEvents: {
          records: [
            { at, action: 'users:suspend', operator: { name: 'Otto' }, changedFields: ['isSuspended'] },
            { at, action: 'users:unlock', outcome: { code: null, status: 200 } },
            { at, action: 'users:delete', outcome: { code: 'gateway.not_permitted', status: 403 } },
          ],
          missing: null,
        },
      }),
    ),
  );
  expect(text).toContain('Primary email ada@example.org');
  expect(text).toContain('Country AT');
  expect(text).toContain('Suspended No');
  expect(text).toContain('Authenticator app Jan 2, 2026, 3:04:05 AM UTC');
  expect(text).toContain('Later');
  expect(text).toContain('Nov 29, 2026, 2:03:04 AM UTC Shop');
  expect(text).toContain('Sign-in: submitted Success 192.0.2.7');
  expect(text).toContain('Otto INC-1 Deleted Nov 29, 2026');
  expect(text).toContain('Otto Correct email or phone Primary email INC-2 Used Tessa');
  expect(text).toContain('op1 Code to a new phone');
  expect(text).toContain('Otto Suspend user Suspended');
  expect(text).toContain('+491701234567');
  expect(text).toContain(t('events.reason.session mfa require_mfa_verification'));
  expect(text).toContain(t('audit.outcome.succeeded'));
  expect(text).toContain(t('audit.refusal.gateway not_permitted'));
  expect(text).not.toMatch(/require_mfa|not_permitted|\b200\b/);
});

it('names missing parts, and never calls a part empty that could not be read', () => {
  const data = accessWith({
    activity: { records: [], missing: 'failed' },
    grants: { records: [{ id: 'g1' }], missing: 'tooMany' },
  });
  expect(missingParts(data, t)).toEqual([
    'App grants: There are more than 20,000 records. The newest are included.',
    'Activity: Some or all records couldn’t be read.',
  ]);
  const text = textOf(page(data));
  for (const sentence of missingParts(data, t)) expect(text).toContain(sentence);
  expect(text).not.toContain('Activity Nothing is stored.');
  expect(text).toContain('Tokens Nothing is stored.'.replace('Tokens', 'Personal access tokens'));
});

it('escapes all values, also of unexpected types', () => {
  const hostile = '<img src=x onerror=alert(1)>';
  const record = { key: hostile, name: hostile, text: hostile, action: hostile, createdAt: 1e300, at: hostile };
  const records = [
    { ...record, payload: { ip: hostile, loginTs: hostile }, identity: { details: { [hostile]: hostile } } },
  ];
  const parts = subjectAccessParts.map((name) => [name, { records, missing: null }]);
  const markup = page(accessWith(Object.fromEntries(parts) as SubjectAccess['parts']));
  expect(markup).toContain('&#60;img src=x');
  expect(markup).not.toContain('<img');
  expect(markup).toContain('Data about Ada &#60;b&#62;');
});

it('zips the page and the records', () => {
  const data = accessWith({});
  const files = unzipSync(zipOf(data, '<p>Ada</p>', { page: '個人.html', data: '個人.json' }));
  expect(Object.keys(files)).toEqual(['個人.html', '個人.json']);
  expect(strFromU8(files['個人.html'] ?? new Uint8Array())).toBe('<p>Ada</p>');
  expect(JSON.parse(strFromU8(files['個人.json'] ?? new Uint8Array()))).toEqual(data);
});
