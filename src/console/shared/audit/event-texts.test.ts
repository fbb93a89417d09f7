import i18next from 'i18next';
import { expect, it } from 'vitest';

import { recordedActions } from '#console/features/audit-log/audit-log-filters.tsx';
import { permissions } from '#contract/operators.ts';

import { actionName } from './event-texts.ts';

it.each([...permissions, ...recordedActions])('translates %s', (action) => {
  expect(actionName(action, i18next.t)).not.toBe(action);
});

it('returns unknown actions unchanged', () => {
  expect(actionName('users:teleport', i18next.t)).toBe('users:teleport');
});
