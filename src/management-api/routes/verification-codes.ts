import { Hono } from 'hono';

import {
  type VerificationCodeRequest,
  verificationCodeCheck,
  verificationCodeRequest,
} from '#contract/verification-codes.ts';
import type { Address } from '#management-api/db/verification-codes.ts';
import type { Deps } from '#management-api/deps.ts';
import { body } from '#management-api/http/input.ts';
import { sendCode, verifyCode } from '#management-api/services/verification-codes.ts';

/** Routes of verification codes for e-mail addresses and phones (logto-behavior.md#10.9). */
export const verificationCodeRoutes = (deps: Deps) =>
  new Hono()
    .post('/', body(verificationCodeRequest), async (c) => {
      await sendCode(deps, addressOf(c.req.valid('json')));
      return c.body(null, 204);
    })
    .post('/verify', body(verificationCodeCheck), async (c) => {
      const { verificationCode, ...request } = c.req.valid('json');
      await verifyCode(deps, addressOf(request), verificationCode);
      return c.body(null, 204);
    });

const addressOf = (request: VerificationCodeRequest): Address =>
  'email' in request
    ? { address_type: 'email', address: request.email }
    : { address_type: 'phone', address: request.phone };
