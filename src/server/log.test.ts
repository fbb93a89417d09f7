import { afterEach, expect, it, vi } from 'vitest';

import { GatewayFault } from '#gateway/gateway-fault.ts';
import { SignInRefused } from '#gateway/operators/sign-in-refused.ts';

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

it('says in one line what a sign-in provider said, and which settings to look at', () => {
  const said = { providerError: 'invalid_client', providerErrorDescription: 'no such secret' };
  const refused = new SignInRefused('client', said);
  logFault({ requestId: 'r3', method: 'GET', error: new GatewayFault('providerFailed', { cause: refused }) });
  logFault({ requestId: 'r4', method: 'GET', error: refused });
  const [within, alone] = printed.mock.calls.map(([line]) => JSON.parse(line as string) as Record<string, unknown>);
  const expected = { ...said, reason: 'client', check: 'OIDC_CLIENT_ID, OIDC_CLIENT_SECRET' };
  expect(within).toMatchObject({ cause: expected });
  expect(alone).toMatchObject(expected);
});
