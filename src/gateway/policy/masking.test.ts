import { expect, it } from 'vitest';

import { codeOf, testGateway } from '#gateway/testing/test-gateway.ts';

/** Every value that a viewer may not see contains this word. */
const sensitive = 'sensitive';

const ada = {
  id: 'u1',
  username: 'countess',
  primaryEmail: `ada-${sensitive}@example.org`,
  primaryPhone: `49${sensitive}`,
  name: 'Ada Lovelace',
  avatar: `https://example.org/${sensitive}.png`,
  customData: { plan: sensitive, [`key-${sensitive}`]: { deep: sensitive } },
  identities: { google: { userId: sensitive, details: { email: sensitive } } },
  lastSignInAt: 1,
  createdAt: 2,
  updatedAt: 3,
  profile: { givenName: sensitive, address: { locality: sensitive } },
  applicationId: 'app',
  isSuspended: false,
  hasPassword: true,
  somethingNew: sensitive,
};

const bodies: readonly [line: string, body: unknown][] = [
  ['GET /api/users', [ada]],
  ['GET /api/users/u1', ada],
  ['GET /api/roles/r1/users', [ada]],
  [
    'GET /api/users/u1/all-identities',
    {
      socialIdentities: [{ target: 'google', identity: { userId: sensitive, details: { email: sensitive } } }],
      ssoIdentities: [
        {
          ssoConnectorId: 's',
          ssoIdentity: { id: 'i', identityId: sensitive, detail: { email: sensitive }, issuer: 'https://x' },
        },
      ],
    },
  ],
  [
    'GET /api/users/u1/mfa-verifications',
    [{ id: 'f', type: 'WebAuthn', name: sensitive, agent: sensitive, somethingNew: sensitive }],
  ],
  ['GET /api/users/u1/logto-configs', { mfa: { skipped: false, somethingNew: sensitive }, somethingNew: sensitive }],
  [
    'GET /api/users/u1/grants',
    {
      grants: [
        {
          id: 'g',
          payload: { clientId: 'app', somethingNew: sensitive },
          application: { id: 'app', name: 'App', somethingNew: sensitive },
          somethingNew: sensitive,
        },
      ],
      somethingNew: sensitive,
    },
  ],
  ['GET /api/users/u1/personal-access-tokens', [{ userId: 'u1', name: 'deploy', somethingNew: sensitive }]],
  ['GET /api/users/u1/roles', [{ id: 'r', name: 'x', somethingNew: sensitive }]],
  [
    'GET /api/users/u1/organizations',
    [
      {
        id: 'o',
        customData: { contact: sensitive },
        organizationRoles: [{ id: 'r', name: 'x', somethingNew: sensitive }],
        somethingNew: sensitive,
      },
    ],
  ],
  ['GET /api/organizations', [{ id: 'o', name: 'x', customData: { contact: sensitive }, somethingNew: sensitive }]],
  ['GET /api/organizations/o/users/u1/roles', [{ id: 'r', name: 'x', somethingNew: sensitive }]],
  [
    'GET /api/users/u1/sessions',
    {
      sessions: [
        {
          payload: { uid: 'x', loginTs: 1, authorizations: { app: { sid: sensitive } } },
          lastSubmission: { interactionEvent: 'SignIn', signInContext: { ip: sensitive, userAgent: sensitive } },
          clientId: 'app',
          accountId: 'u1',
          expiresAt: 1,
        },
      ],
    },
  ],
  [
    'GET /api/logs',
    [
      {
        id: 'l',
        key: 'Interaction.SignIn.Submit',
        createdAt: 1,
        payload: {
          key: 'k',
          result: 'Error',
          ip: sensitive,
          userAgent: sensitive,
          error: { code: 'c', message: sensitive },
        },
      },
    ],
  ],
  ['GET /api/logs/l', { id: 'l', key: 'k', createdAt: 1, payload: { key: 'k', result: 'Error', error: sensitive } }],
  [
    'GET /api/roles',
    [
      {
        id: 'r',
        name: 'x',
        featuredUsers: [{ id: 'u1', avatar: sensitive, name: `${sensitive}@example.org`, somethingNew: sensitive }],
        somethingNew: sensitive,
      },
    ],
  ],
  ['GET /api/roles/r', { id: 'r', name: 'x', somethingNew: sensitive }],
];

it.each(bodies)('masks personal data for viewers: %s', async (line, body) => {
  const { send, answerWith } = await testGateway();
  answerWith(() => Response.json(body));
  expect(await (await send('viewer', line)).text()).not.toContain(sensitive);
  expect(await (await send('support', line)).text()).toContain(sensitive);
});

it('shows what distinguishes accounts, and their state', async () => {
  const { send, answerWith } = await testGateway();
  answerWith(() => Response.json(ada));
  expect(await (await send('viewer', 'GET /api/users/u1')).json()).toMatchObject({
    id: 'u1',
    username: 'countess',
    name: 'Ada Lovelace',
    isSuspended: false,
    primaryEmail: '•••',
    customData: { '•••': '•••' },
    identities: { google: { userId: '•••' } },
  });
});

it('distinguishes a masked picture from a missing one', async () => {
  const { send, answerWith } = await testGateway();
  const seen = async (avatar: string | null) => {
    answerWith(() => Response.json({ ...ada, avatar }));
    return (await send('viewer', 'GET /api/users/u1')).json();
  };
  expect(await seen(ada.avatar)).toMatchObject({ avatar: '•••' });
  expect(await seen(null)).toMatchObject({ avatar: null });
});

it('shows other known members', async () => {
  const { send, answerWith } = await testGateway();
  const answers: [string, unknown][] = [
    ['GET /api/users/u1/mfa-verifications', [{ id: 'f', type: 'BackupCode', createdAt: '2026', remainCodes: 7 }]],
    ['GET /api/users/u1/logto-configs', { mfa: { skipped: true }, passkeySignIn: { skipped: false } }],
    ['GET /api/users/u1/grants', { grants: [{ id: 'g', payload: { clientId: 'app', exp: 1 }, expiresAt: 2 }] }],
    ['GET /api/users/u1/personal-access-tokens', [{ userId: 'u1', name: 'deploy', createdAt: 1, expiresAt: null }]],
    ['GET /api/users/u1/roles', [{ id: 'r', name: 'x', description: 'y', type: 'User', isDefault: false }]],
    ['GET /api/users/u1/organizations', [{ id: 'o', name: 'x', organizationRoles: [{ id: 'r', name: 'x' }] }]],
  ];
  for (const [line, body] of answers) {
    answerWith(() => Response.json(body));
    // In sequence: each has its own response.
    expect(await (await send('viewer', line)).json()).toEqual(body);
  }
});

it.each([
  'ada@example.org',
  '+49 (151) 2345678',
  'Ada (ada@example.org)',
  'Ada +49 151 234',
  'ada＠example.org',
  'Ada ０１５１ ２３４５６７８',
  'Ada ٠١٥١٢٣',
])('masks a name with an email address or a phone number: %s', async (name) => {
  const { send, answerWith } = await testGateway();
  answerWith(() => Response.json({ ...ada, name }));
  expect(await (await send('viewer', 'GET /api/users/u1')).json()).toMatchObject({ name: '•••' });
});

it.each([
  ['adalovelace', 'Ada Lovelace', null],
  ['a.lovelace82', 'Ada Lovelace', null],
  ['inigo', 'Íñigo Ordóñez', null],
  ['countess', 'Ada', 'the.countess@example.org'],
  ['ada@example.org', 'Ada', null],
  ['ojorgensen', 'Ørjan Jørgensen', 'someone@example.com'],
])('masks a username that reveals the email address: %s of %s', async (username, name, primaryEmail) => {
  const { send, answerWith } = await testGateway();
  answerWith(() => Response.json([{ ...ada, username, name, primaryEmail }]));
  expect(await (await send('viewer', 'GET /api/users')).json()).toMatchObject([{ username: '•••' }]);
});

it('shows a username that reveals no data, and empty custom data', async () => {
  const { send, answerWith } = await testGateway();
  answerWith(() => Response.json([{ ...ada, username: 'k7', name: 'Al Li', customData: {} }]));
  expect(await (await send('viewer', 'GET /api/users')).json()).toMatchObject([{ username: 'k7', customData: {} }]);
});

it('shows one account for a limited time after a reveal', async () => {
  let now = 1_800_000_000_000;
  const { gateway, send, answerWith } = await testGateway({ clock: () => now });
  answerWith((request) => Response.json({ ...ada, id: new URL(request.url).pathname.split('/').at(-1) }));
  const answer = await send('viewer', 'POST /usher/users/u1/reveal', {});
  expect(await answer.json()).toEqual({ remaining: 300_000 });
  const [set = ''] = answer.headers.getSetCookie();
  const cookie = set.split(';', 1)[0] ?? '';
  const read = async (id: string) =>
    (await gateway.request(`http://localhost:3000/api/users/${id}`, { headers: { cookie } })).text();
  expect(await read('u1')).toContain(ada.primaryEmail);
  expect(await read('u2')).not.toContain(sensitive);
  now += 300_000;
  expect(await read('u1')).not.toContain(sensitive);
});

it('does not reveal missing accounts', async () => {
  const { send, answerWith } = await testGateway();
  answerWith(() => Response.json({ code: 'entity.not_found' }, { status: 404 }));
  const answer = await send('viewer', 'POST /usher/users/unknown/reveal', {});
  expect([answer.status, await codeOf(answer)]).toEqual([404, 'entity.not_found']);
  expect(answer.headers.getSetCookie()).toEqual([]);

  answerWith(() => new Response(null, { status: 503 }));
  const failed = await send('viewer', 'POST /usher/users/u1/reveal', {});
  expect([failed.status, await codeOf(failed)]).toEqual([502, 'gateway.upstream_failed']);
  expect(failed.headers.getSetCookie()).toEqual([]);
});

it('shows all data of a revealed account', async () => {
  const { gateway, send, answerWith } = await testGateway();
  const answer = await send('viewer', 'POST /usher/users/u1/reveal', {});
  const cookie = answer.headers.getSetCookie()[0]?.split(';', 1)[0] ?? '';
  for (const [line, body] of bodies.filter(([one]) => one.includes('/users/u1/'))) {
    answerWith(() => Response.json(body));
    const path = line.split(' ')[1];
    // In sequence: each has its own response.
    const shown = await gateway.request(`http://localhost:3000${path}`, { headers: { cookie } });
    expect(await shown.text()).toContain(sensitive);
  }
});

it('returns reveals and their remaining time in the session, also in one due for renewal', async () => {
  let now = 1_800_000_000_000;
  const { gateway, send, answerWith } = await testGateway({ clock: () => now });
  answerWith(() => Response.json(ada));
  now += 120_000;
  const answer = await send('viewer', 'POST /usher/users/u1/reveal', {});
  const [set = '', ...more] = answer.headers.getSetCookie();
  expect(more).toEqual([]);
  now += 60_000;
  const cookie = set.split(';', 1)[0] ?? '';
  const session = await gateway.request('http://localhost:3000/usher/session', { headers: { cookie } });
  expect(await session.json()).toMatchObject({ reveals: [{ userId: 'u1', remaining: 240_000 }] });
});

it('keeps only the code of a failed token request', async () => {
  const { send, answerWith } = await testGateway();
  const shown = async (error: string) => {
    answerWith(() => Response.json({ id: 'l', key: 'k', createdAt: 1, payload: { key: 'k', result: 'Error', error } }));
    return ((await (await send('viewer', 'GET /api/logs/l')).json()) as { payload: unknown }).payload;
  };
  const described = JSON.stringify({ error: 'authorization_pending', error_description: sensitive });
  expect(await shown(described)).toEqual({ key: 'k', result: 'Error', error: '{"error":"authorization_pending"}' });
  for (const other of [sensitive, JSON.stringify({ error: sensitive }), 'null']) {
    // In sequence: each has its own response.
    expect(await shown(other)).toEqual({ key: 'k', result: 'Error' });
  }
});

it('lets all operators search roles by pattern', async () => {
  const { send } = await testGateway();
  for (const path of ['/api/roles?search=%25a%25', '/api/users/u1/roles?search=%25a%25']) {
    // In sequence, as above.
    expect((await send('viewer', `GET ${path}`)).status).toBe(200);
  }
});

it('lets viewers search for exact values only', async () => {
  const { send, seen } = await testGateway();
  expect((await send('viewer', 'GET /api/users?search=ada%40example.org&mode=exact')).status).toBe(200);
  expect(seen).toHaveLength(1);
  for (const path of ['/api/users?search=%25a%25', '/api/roles/r1/users?search.primaryEmail=a%25']) {
    // In sequence: no request may have been forwarded in between.
    expect(await codeOf(await send('viewer', `GET ${path}`))).toBe('gateway.search_not_permitted');
  }
  expect(seen).toHaveLength(1);
  expect((await send('support', 'GET /api/users?search=%25a%25')).status).toBe(200);
});
