import { expect, it } from 'vitest';

import { deviceOfAgent } from './device-of-agent.ts';

it.each([
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
    { browser: 'Chrome', system: 'macOS' },
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1',
    { browser: 'Safari', system: 'iOS' },
  ],
  ['curl', { browser: undefined, system: undefined }],
  ['', { browser: undefined, system: undefined }],
])('parses %s', (agent, device) => {
  expect(deviceOfAgent(agent)).toEqual(device);
});
