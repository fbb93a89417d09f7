import { expect, it } from 'vitest';

import { readSettings, SettingError } from './settings.ts';

it('runs the embedded API on loopback when nothing is set', () => {
  expect(readSettings({})).toEqual({
    host: '127.0.0.1',
    port: 3000,
    features: { identityLinking: false },
    management: {
      kind: 'embedded',
      apiPort: 3001,
      storage: { kind: 'folder', folder: '.usher' },
      seedUsers: 2000,
      demoApp: {},
    },
  });
});

it('takes an empty variable for an unset one', () => {
  expect(readSettings({ PORT: '', LOGTO_ENDPOINT: '', API_PORT: '' })).toEqual(readSettings({}));
});

it('lets identities be linked by ID only when told to', () => {
  expect(readSettings({ ALLOW_IDENTITY_LINKING: 'on' }).features).toEqual({ identityLinking: true });
  expect(readSettings({ ALLOW_IDENTITY_LINKING: 'off' })).toEqual(readSettings({}));
});

it('connects to a Logto, with its token endpoint beside the API', () => {
  const { management } = readSettings({
    LOGTO_ENDPOINT: 'https://auth.example.com/',
    LOGTO_APP_ID: 'id',
    LOGTO_APP_SECRET: 'secret',
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
  [{ API_PORT: 'off' }, { apiPort: 0 }],
  [{ DATA_DIR: 'memory' }, { storage: { kind: 'memory' } }],
  [{ DATABASE_URL: 'postgres://localhost/usher' }, { storage: { kind: 'server', url: 'postgres://localhost/usher' } }],
])('reads %j', (variables, management) => {
  expect(readSettings(variables).management).toMatchObject(management);
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
  [{ HOST: '0.0.0.0' }, 'HOST'],
])('refuses %j in one line that names the setting', (variables, name) => {
  const read = () => readSettings(variables);
  expect(read).toThrow(SettingError);
  expect(read).toThrow(new RegExp(`^${name} [^\\n]+$`));
});
