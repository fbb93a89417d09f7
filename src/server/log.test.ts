import { afterEach, expect, it, vi } from 'vitest';

import { GatewayFault } from '#gateway/gateway-fault.ts';
import { SignInRefused } from '#gateway/operators/sign-in-refused.ts';

import { logFault } from './log.ts';

const printed = vi.spyOn(console, 'error').mockReturnValue();
afterEach(() => printed.mockClear());

it('logs the kind and location of an error in one line, without its message', () => {
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

it('logs thrown values that are not errors', () => {
  logFault({ requestId: 'r2', method: 'GET', error: 'ada@example.org' });
  expect(printed.mock.calls[0]?.[0]).not.toContain('ada');
});

it("logs a sign-in provider's error and the settings to check in one line", () => {
  const details = { providerError: 'invalid_client', providerErrorDescription: 'no such secret' };
  const refused = new SignInRefused('client', details);
  logFault({ requestId: 'r3', method: 'GET', error: new GatewayFault('providerFailed', { cause: refused }) });
  logFault({ requestId: 'r4', method: 'GET', error: refused });
  const [asCause, alone] = printed.mock.calls.map(([line]) => JSON.parse(line as string) as Record<string, unknown>);
  const expected = { ...details, reason: 'client', check: 'OIDC_CLIENT_ID, OIDC_CLIENT_SECRET' };
  expect(asCause).toMatchObject({ cause: expected });
  expect(alone).toMatchObject(expected);
});
