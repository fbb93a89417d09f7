import { expect, it } from 'vitest';
import * as z from 'zod/mini';

import { tenantActivityState, userActivityState } from './activity-state.ts';

it.each([
  { page: '0', page_size: '1000' },
  { start_time: 'yesterday', end_time: '' },
  { start_time: '9000000000000000' },
  { logKey: '', userId: '', applicationId: '' },
  { result: 'Maybe', view: 'map', chart: '1', actions: '' },
])('uses the defaults for invalid parameters: %j', (parameters) => {
  for (const state of [tenantActivityState, userActivityState]) {
    expect(z.parse(state, parameters)).toEqual(z.parse(state, {}));
  }
});

it('shows entries of all users without a chart, and attempts of one user with it', () => {
  expect(z.parse(tenantActivityState, {})).toMatchObject({ page: 1, page_size: 20, view: 'entries', chart: 'hidden' });
  expect(z.parse(userActivityState, {})).toMatchObject({ view: 'attempts', chart: 'shown', actions: 'shown' });
});
