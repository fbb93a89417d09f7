import i18next from 'i18next';
import { beforeAll, expect, it } from 'vitest';

import { recordedActions } from '#console/features/audit-log/audit-log-filters.tsx';
import { loadTexts } from '#console/i18n/i18n.ts';
import { permissions } from '#contract/operators.ts';

import { actionName } from './action-name.ts';

beforeAll(loadTexts);

it.each([...permissions, ...recordedActions])('has words for %s', (action) => {
  expect(actionName(action, i18next.t)).not.toBe(action);
});

it('calls what it does not know what it is called', () => {
  expect(actionName('users:teleport', i18next.t)).toBe('users:teleport');
});
