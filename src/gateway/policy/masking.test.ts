import { expect, it } from 'vitest';

import { codeOf, testGateway } from '#gateway/testing/test-gateway.ts';

/** Every value that a viewer may not see holds this word. */
const hidden = 'sensitive';

const ada = {
  id: 'u1',
  username: 'countess',
  primaryEmail: `ada-${hidden}@example.org`,
  primaryPhone: `49${hidden}`,
  name: 'Ada Lovelace',
  avatar: `https://example.org/${hidden}.png`,
  customData: { plan: hidden, [`key-${hidden}`]: { deep: hidden } },
  identities: { google: { userId: hidden, details: { email: hidden } } },
  lastSignInAt: 1,
  createdAt: 2,
  updatedAt: 3,
  profile: { givenName: hidden, address: { locality: hidden } },
  applicationId: 'app',
  isSuspended: false,
  hasPassword: true,
  somethingNew: hidden,
};

const bodies: readonly [line: string, body: unknown][] = [
  ['GET /api/users', [ada]],
  ['GET /api/users/u1', ada],
  ['GET /api/roles/r1/users', [ada]],
  [
    'GET /api/users/u1/all-identities',
    {
      socialIdentities: [{ target: 'google', identity: { userId: hidden, details: { email: hidden } } }],
      ssoIdentities: [
        {
          ssoConnectorId: 's',
          ssoIdentity: { id: 'i', identityId: hidden, detail: { email: hidden }, issuer: 'https://x' },
        },
      ],
    },
  ],
  [
    'GET /api/users/u1/mfa-verifications',
    [{ id: 'f', type: 'WebAuthn', name: hidden, agent: hidden, somethingNew: hidden }],
  ],
  ['GET /api/users/u1/logto-configs', { mfa: { skipped: false, somethingNew: hidden }, somethingNew: hidden }],
  [
    'GET /api/users/u1/grants',
    {
      grants: [
        {
          id: 'g',
          payload: { clientId: 'app', somethingNew: hidden },
          application: { id: 'app', name: 'App', somethingNew: hidden },
          somethingNew: hidden,
        },
      ],
      somethingNew: hidden,
    },
  ],
  ['GET /api/users/u1/personal-access-tokens', [{ userId: 'u1', name: 'deploy', somethingNew: hidden }]],
  ['GET /api/users/u1/roles', [{ id: 'r', name: 'x', somethingNew: hidden }]],
  [
    'GET /api/users/u1/organizations',
    [
      {
        id: 'o',
        customData: { contact: hidden },
        organizationRoles: [{ id: 'r', name: 'x', somethingNew: hidden }],
        somethingNew: hidden,
      },
    ],
  ],
  ['GET /api/organizations', [{ id: 'o', name: 'x', customData: { contact: hidden }, somethingNew: hidden }]],
  ['GET /api/organizations/o/users/u1/roles', [{ id: 'r', name: 'x', somethingNew: hidden }]],
  [
    'GET /api/users/u1/sessions',
    {
      sessions: [
        {
          payload: { uid: 'x', loginTs: 1, authorizations: { app: { sid: hidden } } },
          lastSubmission: { interactionEvent: 'SignIn', signInContext: { ip: hidden, userAgent: hidden } },
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
        payload: { key: 'k', result: 'Error', ip: hidden, userAgent: hidden, error: { code: 'c', message: hidden } },
      },
    ],
  ],
  ['GET /api/logs/l', { id: 'l', key: 'k', createdAt: 1, payload: { key: 'k', result: 'Error', error: hidden } }],
  [
    'GET /api/roles',
    [
      {
        id: 'r',
        name: 'x',
        featuredUsers: [{ id: 'u1', avatar: hidden, name: `${hidden}@example.org`, somethingNew: hidden }],
        somethingNew: hidden,
      },
    ],
  ],
  ['GET /api/roles/r', { id: 'r', name: 'x', somethingNew: hidden }],
];

it.each(bodies)('hides personal data from viewers: %s', async (line, body) => {
  const { ask, answerWith } = await testGateway();
  answerWith(() => Response.json(body));
  expect(await (await ask('viewer', line)).text()).not.toContain(hidden);
  expect(await (await ask('support', line)).text()).toContain(hidden);
});

it('leaves what tells accounts apart and how they are', async () => {
  const { ask, answerWith } = await testGateway();
  answerWith(() => Response.json(ada));
  expect(await (await ask('viewer', 'GET /api/users/u1')).json()).toMatchObject({
    id: 'u1',
    username: 'countess',
    name: 'Ada Lovelace',
    isSuspended: false,
    primaryEmail: '•••',
    customData: { '•••': '•••' },
    identities: { google: { userId: '•••' } },
  });
});

it('tells a picture that is hidden from none', async () => {
  const { ask, answerWith } = await testGateway();
  const seen = async (avatar: string | null) => {
    answerWith(() => Response.json({ ...ada, avatar }));
    return (await ask('viewer', 'GET /api/users/u1')).json();
  };
  expect(await seen(ada.avatar)).toMatchObject({ avatar: '•••' });
  expect(await seen(null)).toMatchObject({ avatar: null });
});

it('leaves what is known of the rest', async () => {
  const { ask, answerWith } = await testGateway();
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
    // One after the other: each has its own answer.
    expect(await (await ask('viewer', line)).json()).toEqual(body);
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
])('hides a name that holds an address or a number: %s', async (name) => {
  const { ask, answerWith } = await testGateway();
  answerWith(() => Response.json({ ...ada, name }));
  expect(await (await ask('viewer', 'GET /api/users/u1')).json()).toMatchObject({ name: '•••' });
});

it.each([
  ['adalovelace', 'Ada Lovelace', null],
  ['a.lovelace82', 'Ada Lovelace', null],
  ['inigo', 'Íñigo Ordóñez', null],
  ['countess', 'Ada', 'the.countess@example.org'],
  ['ada@example.org', 'Ada', null],
  ['ojorgensen', 'Ørjan Jørgensen', 'someone@example.com'],
])('hides a username from which the address can be guessed: %s of %s', async (username, name, primaryEmail) => {
  const { ask, answerWith } = await testGateway();
  answerWith(() => Response.json([{ ...ada, username, name, primaryEmail }]));
  expect(await (await ask('viewer', 'GET /api/users')).json()).toMatchObject([{ username: '•••' }]);
});

it('shows a username that gives nothing away, and says when there is no custom data', async () => {
  const { ask, answerWith } = await testGateway();
  answerWith(() => Response.json([{ ...ada, username: 'k7', name: 'Al Li', customData: {} }]));
  expect(await (await ask('viewer', 'GET /api/users')).json()).toMatchObject([{ username: 'k7', customData: {} }]);
});

it('shows one account for a while, once that was asked for', async () => {
  let now = 1_800_000_000_000;
  const { gateway, ask, answerWith } = await testGateway({ clock: () => now });
  answerWith((request) => Response.json({ ...ada, id: new URL(request.url).pathname.split('/').at(-1) }));
  const answer = await ask('viewer', 'POST /usher/users/u1/reveal', {});
  expect(await answer.json()).toEqual({ remaining: 300_000 });
  const [set = ''] = answer.headers.getSetCookie();
  const cookie = set.split(';', 1)[0] ?? '';
  const read = async (id: string) =>
    (await gateway.request(`http://localhost:3000/api/users/${id}`, { headers: { cookie } })).text();
  expect(await read('u1')).toContain(ada.primaryEmail);
  expect(await read('u2')).not.toContain(hidden);
  now += 300_000;
  expect(await read('u1')).not.toContain(hidden);
});

it('reveals nothing that is not there', async () => {
  const { ask, answerWith } = await testGateway();
  answerWith(() => Response.json({ code: 'entity.not_found' }, { status: 404 }));
  const answer = await ask('viewer', 'POST /usher/users/nobody/reveal', {});
  expect([answer.status, await codeOf(answer)]).toEqual([404, 'entity.not_found']);
  expect(answer.headers.getSetCookie()).toEqual([]);

  answerWith(() => new Response(null, { status: 503 }));
  const failed = await ask('viewer', 'POST /usher/users/u1/reveal', {});
  expect([failed.status, await codeOf(failed)]).toEqual([502, 'gateway.upstream_failed']);
  expect(failed.headers.getSetCookie()).toEqual([]);
});

it('shows everything that is asked about a revealed account', async () => {
  const { gateway, ask, answerWith } = await testGateway();
  const answer = await ask('viewer', 'POST /usher/users/u1/reveal', {});
  const cookie = answer.headers.getSetCookie()[0]?.split(';', 1)[0] ?? '';
  for (const [line, body] of bodies.filter(([one]) => one.includes('/users/u1/'))) {
    answerWith(() => Response.json(body));
    const path = line.split(' ')[1];
    // One after the other: each has its own answer.
    const shown = await gateway.request(`http://localhost:3000${path}`, { headers: { cookie } });
    expect(await shown.text()).toContain(hidden);
  }
});

it('says in the session what is revealed, and for how much longer, also in one that was about to be renewed', async () => {
  let now = 1_800_000_000_000;
  const { gateway, ask, answerWith } = await testGateway({ clock: () => now });
  answerWith(() => Response.json(ada));
  now += 120_000;
  const answer = await ask('viewer', 'POST /usher/users/u1/reveal', {});
  const [set = '', ...more] = answer.headers.getSetCookie();
  expect(more).toEqual([]);
  now += 60_000;
  const cookie = set.split(';', 1)[0] ?? '';
  const session = await gateway.request('http://localhost:3000/usher/session', { headers: { cookie } });
  expect(await session.json()).toMatchObject({ reveals: [{ userId: 'u1', remaining: 240_000 }] });
});

it('leaves of a refused token request the code alone, by which steps are told from failures', async () => {
  const { ask, answerWith } = await testGateway();
  const shown = async (error: string) => {
    answerWith(() => Response.json({ id: 'l', key: 'k', createdAt: 1, payload: { key: 'k', result: 'Error', error } }));
    return ((await (await ask('viewer', 'GET /api/logs/l')).json()) as { payload: unknown }).payload;
  };
  const described = JSON.stringify({ error: 'authorization_pending', error_description: hidden });
  expect(await shown(described)).toEqual({ key: 'k', result: 'Error', error: '{"error":"authorization_pending"}' });
  for (const other of [hidden, JSON.stringify({ error: hidden }), 'null']) {
    // One after the other: each has its own answer.
    expect(await shown(other)).toEqual({ key: 'k', result: 'Error' });
  }
});

it('lets everybody search roles by patterns', async () => {
  const { ask } = await testGateway();
  for (const path of ['/api/roles?search=%25a%25', '/api/users/u1/roles?search=%25a%25']) {
    // One after the other, as above.
    expect((await ask('viewer', `GET ${path}`)).status).toBe(200);
  }
});

it('lets viewers look up a value they have, not search by patterns', async () => {
  const { ask, seen } = await testGateway();
  expect((await ask('viewer', 'GET /api/users?search=ada%40example.org&mode=exact')).status).toBe(200);
  expect(seen).toHaveLength(1);
  for (const path of ['/api/users?search=%25a%25', '/api/roles/r1/users?search.primaryEmail=a%25']) {
    // One after the other: nothing may have been forwarded in between.
    expect(await codeOf(await ask('viewer', `GET ${path}`))).toBe('gateway.search_not_permitted');
  }
  expect(seen).toHaveLength(1);
  expect((await ask('support', 'GET /api/users?search=%25a%25')).status).toBe(200);
});
