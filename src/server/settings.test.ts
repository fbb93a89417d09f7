import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { requireWritableAuditFiles } from './audit-settings.ts';
import { SettingError } from './setting.ts';
import { readSettings } from './settings.ts';

const logto = { LOGTO_ENDPOINT: 'https://auth.example.com', LOGTO_APP_ID: 'id', LOGTO_APP_SECRET: 'secret' };
const provider = {
  OIDC_ISSUER: 'https://auth.example.com/oidc',
  OIDC_CLIENT_ID: 'usher',
  OIDC_CLIENT_SECRET: 'secret',
  PUBLIC_URL: 'https://usher.example.com/',
};

it('uses the embedded API on loopback by default', () => {
  expect(readSettings({})).toMatchObject({
    operators: { kind: 'demo', isExposed: false, publicUrl: undefined, provider: undefined },
    host: '127.0.0.1',
    port: 3000,
    storage: { kind: 'folder', folder: '.usher' },
    features: { identityLinking: false },
    management: {
      kind: 'embedded',
      apiPort: 3001,
      seedUsers: 2000,
      demoApp: {},
    },
  });
});

it('treats an empty variable as unset', () => {
  expect(readSettings({ PORT: '', LOGTO_ENDPOINT: '', API_PORT: '' })).toEqual(readSettings({}));
});

it('allows linking identities by ID only with ALLOW_IDENTITY_LINKING', () => {
  expect(readSettings({ ALLOW_IDENTITY_LINKING: 'on' }).features).toEqual({ identityLinking: true });
  expect(readSettings({ ALLOW_IDENTITY_LINKING: 'off' })).toEqual(readSettings({}));
});

it.each([
  ['CH', 'CH'],
  ['de', 'DE'],
])('accepts the country %s for phone numbers', (DEFAULT_COUNTRY, country) => {
  expect(readSettings({ DEFAULT_COUNTRY }).defaultCountry).toBe(country);
});

it.each(['Germany', 'XX', '49', 'D', 'EU'])('refuses %s as a country', (DEFAULT_COUNTRY) => {
  expect(() => readSettings({ DEFAULT_COUNTRY })).toThrow(
    new SettingError('DEFAULT_COUNTRY must be a two-letter country code (ISO 3166), such as DE'),
  );
});

it('times out the Management API after 15 seconds, or after UPSTREAM_TIMEOUT_MS', () => {
  expect(readSettings({}).upstreamTimeout).toBe(15_000);
  expect(readSettings({ UPSTREAM_TIMEOUT_MS: '2000' }).upstreamTimeout).toBe(2000);
});

it.each([
  ['15s', 'a whole number of milliseconds'],
  ['0', 'at least 100'],
  ['99999999', 'at most 600000'],
])('refuses %s as a timeout', (UPSTREAM_TIMEOUT_MS, what) => {
  expect(() => readSettings({ UPSTREAM_TIMEOUT_MS })).toThrow(new SettingError(`UPSTREAM_TIMEOUT_MS must be ${what}`));
});

it('connects to a Logto, with the default token endpoint', () => {
  const { management } = readSettings({
    LOGTO_ENDPOINT: 'https://auth.example.com/',
    LOGTO_APP_ID: 'id',
    LOGTO_APP_SECRET: 'secret',
    ...provider,
  });
  expect(management).toEqual({
    kind: 'logto',
    endpoint: 'https://auth.example.com',
    tokenEndpoint: 'https://auth.example.com/oidc/token',
    appId: 'id',
    appSecret: 'secret',
    resource: 'https://default.logto.app/api',
  });
});

it.each([
  [{ API_PORT: 'off' }, { management: { apiPort: 0 } }],
  [{ DATA_DIR: 'memory' }, { storage: { kind: 'memory' } }],
  [{ DATABASE_URL: 'postgres://localhost/usher' }, { storage: { kind: 'server', url: 'postgres://localhost/usher' } }],
])('reads %j', (variables, settings) => {
  expect(readSettings(variables)).toMatchObject(settings);
});

it.each([
  [{ PORT: 'http' }, 'PORT'],
  [{ PORT: '70000' }, 'PORT'],
  [{ API_PORT: 'maybe' }, 'API_PORT'],
  [{ SEED_USERS: '-1' }, 'SEED_USERS'],
  [{ ALLOW_IDENTITY_LINKING: 'maybe' }, 'ALLOW_IDENTITY_LINKING'],
  [{ SEED_USERS: '1.5' }, 'SEED_USERS'],
  [{ LOGTO_ENDPOINT: 'auth.example.com' }, 'LOGTO_ENDPOINT'],
  [{ LOGTO_ENDPOINT: 'https://auth.example.com' }, 'LOGTO_APP_ID'],
  [{ LOGTO_ENDPOINT: 'https://auth.example.com', LOGTO_APP_ID: 'x' }, 'LOGTO_APP_SECRET'],
  [{ DATABASE_URL: 'mysql://localhost' }, 'DATABASE_URL'],
  [{ ...logto, OPERATORS: 'demo' }, 'OPERATORS'],
  [logto, 'OIDC_ISSUER'],
  [{ ...logto, ...provider, DATA_DIR: 'memory' }, 'DATA_DIR'],
  [{ AUDIT_RETENTION_DAYS: '0' }, 'AUDIT_RETENTION_DAYS'],
  [{ ...logto, ...provider, OIDC_CLIENT_ID: '' }, 'OIDC_CLIENT_ID'],
  [{ ...logto, ...provider, OIDC_CLIENT_SECRET: '' }, 'OIDC_CLIENT_SECRET'],
  [{ ...logto, ...provider, PUBLIC_URL: '' }, 'PUBLIC_URL'],
  [{ ...logto, ...provider, OIDC_IS_LOGTO: 'perhaps' }, 'OIDC_IS_LOGTO'],
  [{ ...provider, OIDC_IS_LOGTO: 'true' }, 'OIDC_IS_LOGTO'],
  [{ PUBLIC_URL: 'http://usher.internal' }, 'PUBLIC_URL'],
  [{ PUBLIC_URL: 'https://usher.example.com/sub' }, 'PUBLIC_URL'],
  [{ PUBLIC_URL: 'https://usher.example.com/?a=b' }, 'PUBLIC_URL'],
  [{ PUBLIC_URL: 'https://ada@usher.example.com' }, 'PUBLIC_URL'],
  [{ ...provider, OPERATORS: 'demo' }, 'OPERATORS'],
  [{ OPERATORS: 'everybody' }, 'OPERATORS'],
  [{ ...provider, ROLE_MAP: 'usher-admin' }, 'ROLE_MAP'],
  [{ ...provider, ROLE_MAP: 'usher-admin=emperor' }, 'ROLE_MAP'],
  [{ SESSION_SECRET: 'short' }, 'SESSION_SECRET'],
  [{ SESSION_SECRET: `${'a'.repeat(32)},short` }, 'SESSION_SECRET'],
  [{ AUDIT_KEY: 'short' }, 'AUDIT_KEY'],
  [{ SESSION_SECRET_FILE: '/does/not/exist' }, 'SESSION_SECRET_FILE'],
  [{ SESSION_SECRET_FILE: '/dev/null' }, 'SESSION_SECRET_FILE'],
  [{ DATABASE_URL: 'postgres://localhost/usher', DATABASE_URL_FILE: '/dev/null' }, 'DATABASE_URL'],
  [
    { DATABASE_URL: 'postgres://localhost/usher', DATABASE_OWNER_URL: 'postgres://localhost/usher' },
    'DATABASE_OWNER_URL',
  ],
  [{ DATA_DIR: '.data', KEY_FILE: '.data/usher.key' }, 'KEY_FILE'],
  [{ ALLOWED_ADDRESSES: '10.0.0.0/8,anywhere' }, 'ALLOWED_ADDRESSES'],
  [{ ALLOWED_ADDRESSES: '10.0.0.0/33' }, 'ALLOWED_ADDRESSES'],
  [{ REASON_REQUIRED: 'users:sell' }, 'REASON_REQUIRED'],
  [{ RATE_LIMITS: 'write=many' }, 'RATE_LIMITS'],
  [{ RATE_LIMITS: 'sneeze=1' }, 'RATE_LIMITS'],
  [{ ROLE_PERMISSIONS: 'support' }, 'ROLE_PERMISSIONS'],
  [{ ROLE_PERMISSIONS: '{"viewer":["users:read","users:write-profile"]}' }, 'ROLE_PERMISSIONS'],
  [{ ROLE_PERMISSIONS: '{"support":["users:sell"]}' }, 'ROLE_PERMISSIONS'],
])('refuses %j with one line that starts with the setting', (variables, name) => {
  const read = () => readSettings(variables);
  expect(read).toThrow(SettingError);
  expect(read).toThrow(new RegExp(`^${name} [^\\n]+$`));
});

it('reads secrets from files, which may hold several', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'usher-settings-'));
  const path = join(folder, 'secret');
  await writeFile(path, `${'n'.repeat(32)}\n${'o'.repeat(32)}\n`);
  const { operators } = readSettings({ SESSION_SECRET_FILE: path, AUDIT_KEY: 'a'.repeat(32) });
  await rm(folder, { recursive: true });
  expect(operators.sessionSecrets).toEqual(['n'.repeat(32), 'o'.repeat(32)]);
  expect(operators.auditKeys).toEqual(['a'.repeat(32)]);
});

it('puts the key file beside the data folder', () => {
  expect(readSettings({ DATA_DIR: '/var/lib/usher/' }).keyFile).toBe('/var/lib/usher.key');
  expect(readSettings({ DATA_DIR: '/data', KEY_FILE: '/keys/usher.key' }).keyFile).toBe('/keys/usher.key');
});

it.each([
  [
    { REASON_REQUIRED: 'users:delete,users:sell' },
    /has the unknown permission "users:sell"; known are users:read, .*audit:erase$/,
  ],
  [
    { ROLE_PERMISSIONS: '{"support":["users:sell"]}' },
    / support has the unknown permission "users:sell"; known are users:read, /,
  ],
  [
    { ROLE_PERMISSIONS: '{"boss":["users:read"]}' },
    /PERMISSIONS has the unknown role "boss"; known are viewer, support, admin$/,
  ],
  [{ ROLE_PERMISSIONS: '{"support":"users:read"}' }, / support must be a list of permissions$/],
  [{ ROLE_PERMISSIONS: '[]' }, /must be an object of roles/],
  [{ ROLE_PERMISSIONS: '{support}' }, /must be JSON/],
])('explains why %j is invalid', (variables, message) => {
  expect(() => readSettings(variables)).toThrow(message);
});

it("always protects the operators' own roles, in addition to PROTECTED_ROLES", () => {
  const named = { ROLE_MAP: 'boss=admin', PROTECTED_ROLES: 'order-manager,boss' };
  expect(readSettings({ ...logto, ...provider, ...named }).operators.protectedRoles).toEqual(['boss', 'order-manager']);

  const { operators } = readSettings({ ...logto, ...provider });
  expect(operators).toMatchObject({
    kind: 'oidc',
    publicUrl: 'https://usher.example.com',
    protectedRoles: ['usher-viewer', 'usher-support', 'usher-admin'],
    provider: { isSameLogto: true, rolesClaim: 'roles' },
  });
  const elsewhere = readSettings({ ...logto, ...provider, OIDC_ISSUER: 'https://login.example.org' });
  expect(elsewhere.operators).toMatchObject({
    protectedRoles: ['usher-viewer', 'usher-support', 'usher-admin'],
    provider: { isSameLogto: false },
  });
});

it.each([
  ['https://AUTH.example.com/oidc', {}, true],
  ['https://auth.example.com:443/oidc/', {}, true],
  ['https://auth.example.com/oidc', { LOGTO_ENDPOINT: 'HTTPS://Auth.Example.com:443/' }, true],
  ['https://auth.example.com/oidc', { LOGTO_ENDPOINT: 'http://logto:3001' }, false],
  ['https://auth.example.com/oidc', { LOGTO_ENDPOINT: 'http://logto:3001', OIDC_IS_LOGTO: 'true' }, true],
  ['https://auth.example.com/oidc', { OIDC_IS_LOGTO: 'false' }, false],
])('detects whether %s with %j is the same Logto', (OIDC_ISSUER, variables, isSameLogto) => {
  const { operators } = readSettings({ ...logto, ...provider, OIDC_ISSUER, ...variables });
  expect(operators.provider?.isSameLogto).toBe(isSameLogto);
});

it.each([
  ['https://Usher.example.com:443/', 'https://usher.example.com'],
  ['http://localhost:3000', 'http://localhost:3000'],
  ['http://[::1]:3000/', 'http://[::1]:3000'],
])('accepts %s as PUBLIC_URL', (PUBLIC_URL, publicUrl) => {
  expect(readSettings({ PUBLIC_URL }).operators.publicUrl).toBe(publicUrl);
});

it('detects demo operators on an address that is not loopback', () => {
  expect(readSettings({ HOST: '0.0.0.0' }).operators.isExposed).toBe(true);
  expect(readSettings({ HOST: '::1' }).operators.isExposed).toBe(false);
});

it('reads roles, permissions, reasons and limits', () => {
  const { operators } = readSettings({
    ...provider,
    ROLE_MAP: 'helpdesk=support, boss=admin',
    ROLE_PERMISSIONS: '{"support":["users:read"]}',
    REASON_REQUIRED: 'users:delete, users:reveal',
    RATE_LIMITS: 'write=5',
    PROTECTED_ROLES: 'staff',
  });
  expect(operators.provider?.roleMap).toEqual({ helpdesk: 'support', boss: 'admin' });
  expect(operators.rolePermissions.support).toEqual(['users:read']);
  expect(operators.rolePermissions.viewer).toContain('users:reveal');
  expect(operators.reasonRequired).toEqual(['users:delete', 'users:reveal']);
  expect(operators.rateLimits).toMatchObject({ write: 5, reveal: 10 });
  expect(operators.protectedRoles).toEqual(['helpdesk', 'boss', 'staff']);
  expect(readSettings({ REASON_REQUIRED: '' }).operators.reasonRequired).toEqual([]);
});

describe('the audit stream', () => {
  const streamOf = (variables: Record<string, string>) => readSettings(variables).operators.auditStream;
  const AUDIT_STREAM_SECRET = 'a secret of the tests';

  it.each([
    [{ AUDIT_STREAM: 'stdout' }, { destination: { kind: 'stdout' }, format: 'json' }],
    [{ AUDIT_STREAM: 'file:/var/log/usher.jsonl' }, { destination: { kind: 'file', path: '/var/log/usher.jsonl' } }],
    [
      { AUDIT_STREAM: 'https://siem.example.com/usher', AUDIT_STREAM_SECRET, AUDIT_STREAM_FORMAT: 'ocsf' },
      {
        destination: { kind: 'webhook', url: 'https://siem.example.com/usher', secret: AUDIT_STREAM_SECRET },
        format: 'ocsf',
      },
    ],
  ])('is read from %o', (variables, settings) => {
    expect(streamOf(variables)).toMatchObject(settings);
  });

  it.each([
    [{ AUDIT_STREAM: 'syslog' }, 'AUDIT_STREAM must be stdout, file:/an/absolute/path or an https URL'],
    [{ AUDIT_STREAM: 'file:log' }, 'AUDIT_STREAM must be stdout, file:/an/absolute/path or an https URL'],
    [
      { AUDIT_STREAM: 'http://siem.example.com', AUDIT_STREAM_SECRET },
      'AUDIT_STREAM must be stdout, file:/an/absolute/path or an https URL',
    ],
    [
      { AUDIT_STREAM: 'https://siem.example.com' },
      'AUDIT_STREAM_SECRET is missing: it signs what is sent to the address of AUDIT_STREAM',
    ],
    [{ AUDIT_STREAM_SECRET: 'short' }, 'AUDIT_STREAM_SECRET must have at least 16 characters'],
    [{ AUDIT_STREAM_FORMAT: 'xml' }, 'AUDIT_STREAM_FORMAT must be one of json, cef, ocsf'],
    [{ AUDIT_ANCHOR_FILE: 'anchors' }, 'AUDIT_ANCHOR_FILE must be an absolute path'],
    [{ READ_QUOTAS: 'support=lots' }, 'READ_QUOTAS must be like support=20000/hour,100000/day;viewer=5000/hour'],
  ])('refuses %o', (variables, message) => {
    expect(() => readSettings(variables)).toThrow(new SettingError(message));
  });

  it('refuses files that cannot be written', () => {
    const { operators } = readSettings({ AUDIT_STREAM: 'file:/nowhere/audit.jsonl' });
    expect(() => requireWritableAuditFiles(operators)).toThrow(
      new SettingError('AUDIT_STREAM /nowhere/audit.jsonl cannot be written (ENOENT)'),
    );
  });
});

it('reads the pages for sign-in links', () => {
  const SIGN_IN_LINKS = 'app1=https://a.example.org/in?x=1, app2=http://localhost:5000/{token}/{email}';
  expect(readSettings({ SIGN_IN_LINKS }).signInPages).toEqual(
    new Map([
      ['app1', 'https://a.example.org/in?x=1'],
      ['app2', 'http://localhost:5000/{token}/{email}'],
    ]),
  );
});

it.each(['app1', 'app1=', '=https://a.example.org', 'app1=http://a.example.org/in', 'app1=javascript:alert(1)'])(
  'refuses %s as a page for sign-in links',
  (SIGN_IN_LINKS) => {
    expect(() => readSettings({ SIGN_IN_LINKS })).toThrow(/^SIGN_IN_LINKS must be <application ID>=<https URL/);
  },
);
