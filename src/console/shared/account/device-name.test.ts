import i18next from 'i18next';
import { expect, it } from 'vitest';

import { deviceName } from './device-name.ts';

const iphone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1';

it.each([
  [iphone, 'Safari 18 on iOS'],
  ['node', 'node'],
  ['', ''],
])('names %s', (agent, name) => {
  expect(deviceName(agent, i18next.getFixedT('en'))).toBe(name);
});
