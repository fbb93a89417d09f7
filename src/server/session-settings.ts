import * as z from 'zod';

import { defaultLifetimes, type SessionLifetimes } from '#gateway/operators/session.ts';

import { unsetWhenEmpty } from './setting.ts';

const minute = 60_000;

const wholeNumber = (min: number, max: number) =>
  z.coerce.number('must be a whole number').int('must be a whole number').min(min).max(max);

const words = z
  .string()
  .default('')
  .transform((text) => text.split(/[\s,]+/).filter((word) => word !== ''));

export const sessionEnvironment = {
  SESSION_IDLE_MINUTES: unsetWhenEmpty(wholeNumber(1, 1440).default(defaultLifetimes.idle / minute)),
  SESSION_MAX_HOURS: unsetWhenEmpty(wholeNumber(1, 168).default(defaultLifetimes.absolute / (60 * minute))),
  /** 0: never. */
  STEP_UP_MINUTES: unsetWhenEmpty(wholeNumber(0, 1440).default(15)),
  STEP_UP_ACR: words,
  STEP_UP_AMR: words,
  LOGTO_WEBHOOK_SECRET: unsetWhenEmpty(z.string().min(16, 'must have at least 16 characters').optional()),
};

type Environment = z.output<z.ZodObject<typeof sessionEnvironment>>;

export type SessionSettings = {
  sessionLifetimes: SessionLifetimes;
  /** Maximum age of a sign-in for destructive actions, in ms; undefined: no maximum. */
  stepUpAfter: number | undefined;
  /** Signing key of Logto's webhook. */
  webhookSecret: string | undefined;
};

/** @param kind for `demo` there is no step-up, because demo operators have no provider to sign in at again */
export function sessionSettings(env: Environment, kind: 'demo' | 'oidc'): SessionSettings {
  const idle = env.SESSION_IDLE_MINUTES * minute;
  return {
    sessionLifetimes: { idle, absolute: Math.max(idle, env.SESSION_MAX_HOURS * 60 * minute) },
    stepUpAfter: kind === 'demo' || env.STEP_UP_MINUTES === 0 ? undefined : env.STEP_UP_MINUTES * minute,
    webhookSecret: env.LOGTO_WEBHOOK_SECRET,
  };
}
