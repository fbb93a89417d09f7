import { afterEach, expect, it, vi } from 'vitest';

import { GatewayFault } from '#gateway/gateway-fault.ts';

import { logFault } from './log.ts';

const printed = vi.spyOn(console, 'error').mockReturnValue();
afterEach(() => printed.mockClear());

it('says what went wrong and where, in one line, without words that may quote data', () => {
  const cause = Object.assign(new TypeError('ada@example.org could not be read'), { code: 'ECONNREFUSED' });
  logFault({ requestId: 'r1', method: 'GET', error: new GatewayFault('unreachable', { cause }) });
  const [line] = printed.mock.calls[0] as [string];
  expect(line).not.toContain('ada@example.org');
  expect(line).not.toContain('\n');
  expect(JSON.parse(line)).toMatchObject({
    level: 'error',
    requestId: 'r1',
    error: 'GatewayFault',
    code: 'unreachable',
    cause: { error: 'TypeError', code: 'ECONNREFUSED', at: expect.stringContaining('log.test.ts') as string },
  });
});

it('takes anything that was thrown', () => {
  logFault({ requestId: 'r2', method: 'GET', error: 'ada@example.org' });
  expect(printed.mock.calls[0]?.[0]).not.toContain('ada');
});
