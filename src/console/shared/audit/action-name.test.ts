import i18next from 'i18next';
import { beforeAll, expect, it } from 'vitest';

import { recordedActions } from '#console/features/audit-log/audit-log-filters.tsx';
import { loadTexts } from '#console/i18n/i18n.ts';
import { permissions } from '#contract/operators.ts';

import { actionName } from './action-name.ts';

beforeAll(loadTexts);

it.each([...permissions, ...recordedActions])('translates %s', (action) => {
  expect(actionName(action, i18next.t)).not.toBe(action);
});

it('returns unknown actions unchanged', () => {
  expect(actionName('users:teleport', i18next.t)).toBe('users:teleport');
});
