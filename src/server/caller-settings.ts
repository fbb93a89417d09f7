import * as z from 'zod';

import { callerQuestions } from '#contract/callers.ts';
import { permissions } from '#contract/operators.ts';
import { type CallerSettings, neverNeedCaller } from '#gateway/callers/caller-settings.ts';

import { unsetWhenEmpty } from './setting.ts';

const known = permissions.filter((one) => !neverNeedCaller.includes(one));

const listOf = <const Word extends string>(words: readonly Word[]) =>
  z
    .string()
    .transform((text) => text.split(/[\s,]+/).filter((word) => word !== ''))
    .pipe(
      z.array(
        z.enum(words, {
          error: ({ input }) => `has the unknown value ${JSON.stringify(input)}; known are ${words.join(', ')}`,
        }),
      ),
    );

export const callerEnvironment = {
  CALLER_CHECKLIST: unsetWhenEmpty(listOf(callerQuestions).default([...callerQuestions])),
  CALLER_VERIFICATION_REQUIRED: listOf(known).default([]),
};

type Environment = z.output<z.ZodObject<typeof callerEnvironment>>;

export const callerSettings = (env: Environment): CallerSettings => ({
  callerQuestions: [...new Set(env.CALLER_CHECKLIST)],
  callerVerificationRequired: env.CALLER_VERIFICATION_REQUIRED,
});
