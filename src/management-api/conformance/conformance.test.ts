import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { openTestApi, type TestApi, testOrigin } from '#management-api/testing/test-api.ts';

import { playScenario, type Scenario, scenarios } from './play-scenario.ts';
import recorded from './scenarios.json' with { type: 'json' };

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api.close());

const play = (scenario: Scenario) =>
  playScenario(scenario, { base: testOrigin, token: api.token, send: async (request) => api.app.fetch(request) });

describe('recordings of a running Logto', () => {
  it.each(scenarios.parse(recorded).scenarios)('$name', async (scenario) => {
    const results = await play(scenario);
    const received = results.map((result) => ({ request: result.request, answer: result.received }));
    expect(received).toEqual(results.map((result) => ({ request: result.request, answer: result.expected })));
  });
});
