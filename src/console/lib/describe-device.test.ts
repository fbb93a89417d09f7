import { expect, it } from 'vitest';

import { describeDevice } from './describe-device.ts';

const webkit = 'AppleWebKit/537.36 (KHTML, like Gecko)';

it.each([
  [
    `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webkit} Chrome/156.0.0.0 Safari/537.36`,
    { kind: 'desktop', model: undefined, browser: 'Chrome 156', os: 'Windows' },
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.4 Mobile/15E148 Safari/604.1',
    { kind: 'mobile', model: 'iPhone', browser: 'Safari 26', os: 'iOS' },
  ],
  [
    `Mozilla/5.0 (Linux; Android 10; K) ${webkit} Chrome/156.0.0.0 Mobile Safari/537.36 EdgA/156.0.0.0`,
    { kind: 'mobile', model: undefined, browser: 'Microsoft Edge 156', os: 'Android' },
  ],
  ['node', { kind: undefined, model: undefined, browser: undefined, os: undefined }],
  ['', { kind: undefined, model: undefined, browser: undefined, os: undefined }],
])('parses %j', (userAgent, device) => {
  expect(describeDevice(userAgent)).toEqual(device);
});
