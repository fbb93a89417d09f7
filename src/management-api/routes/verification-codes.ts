import { Hono } from 'hono';

import {
  type VerificationCodeRequest,
  verificationCodeCheck,
  verificationCodeRequest,
} from '#contract/verification-codes.ts';
import type { Address } from '#management-api/db/verification-codes.ts';
import { body } from '#management-api/http/input.ts';
import { sendCode, verifyCode } from '#management-api/services/verification-codes.ts';
import type { Deps } from '#management-api/deps.ts';

/** Codes that prove who reads an address (logto-behavior.md#10.9). */
export const verificationCodeRoutes = (deps: Deps) =>
  new Hono()
    .post('/', body(verificationCodeRequest), async (c) => {
      await sendCode(deps, addressOf(c.req.valid('json')));
      return c.body(null, 204);
    })
    .post('/verify', body(verificationCodeCheck), async (c) => {
      const { verificationCode, ...asked } = c.req.valid('json');
      await verifyCode(deps, addressOf(asked), verificationCode);
      return c.body(null, 204);
    });

const addressOf = (asked: VerificationCodeRequest): Address =>
  'email' in asked ? { address_type: 'email', address: asked.email } : { address_type: 'phone', address: asked.phone };
