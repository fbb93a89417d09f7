import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { defaultSignInExperience } from '#management-api/default-sign-in-experience.ts';
import { seedDemo } from '#management-api/seed/seed.ts';
import { openTestApi, type TestApi, testOrigin } from '#management-api/testing/test-api.ts';

import families from './families.json' with { type: 'json' };
import { playScenario, type RecordedScenario, scenarios } from './play-scenario.ts';
import recorded from './scenarios.json' with { type: 'json' };

const play = (api: TestApi, scenario: RecordedScenario) =>
  playScenario(scenario, { base: testOrigin, token: api.token, send: async (request) => api.app.fetch(request) });

const all = [...scenarios.parse(recorded).scenarios, ...scenarios.parse(families).scenarios];

describe.each([
  ['an empty database', 0],
  ['a seeded database', 50],
])('recordings of a running Logto, on %s', (_which, users) => {
  let api: TestApi;
  beforeAll(async () => {
    api = await openTestApi();
    await seedDemo({ db: api.db, now: api.clock.now, users });
    // The demo signs in by codes, which the recorded server did not; codes cannot be an MFA factor then.
    const { signIn } = defaultSignInExperience;
    await api.json('PATCH /api/sign-in-exp', { body: { signIn } });
  });
  afterAll(() => api.close());

  it.each(all)('$name', async (scenario) => {
    const results = await play(api, scenario);
    const received = results.map((result) => ({ request: result.request, answer: result.received }));
    expect(received).toEqual(results.map((result) => ({ request: result.request, answer: result.expected })));
  });
});
