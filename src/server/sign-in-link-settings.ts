import * as z from 'zod';

import { isLoopback } from '#gateway/proxy/own-origin.ts';
import type { SignInPages } from '#gateway/writes/sign-in-link.ts';

import { unsetWhenEmpty } from './setting.ts';

/** Links sign users in, so they must not travel unencrypted. */
const page = z
  .url({ protocol: /^https?$/ })
  .transform((url) => new URL(url))
  .refine(({ protocol, hostname }) => protocol === 'https:' || isLoopback(hostname));

export const signInLinkEnvironment = {
  /** `application-id=https://app.example.com/sign-in`, separated by commas or white space. */
  SIGN_IN_LINKS: unsetWhenEmpty(
    z
      .string()
      .transform((text, context): SignInPages => {
        const pairs = text
          .split(/[\s,]+/)
          .filter((pair) => pair !== '')
          .map((pair) => pair.split(/=(.*)/s));
        const isValid = ([id = '', url = '']: string[]) => id !== '' && page.safeParse(url).success;
        if (!pairs.every(isValid)) {
          context.addIssue('must be <application ID>=<https URL of its page for sign-in links>, separated by commas');
          return z.NEVER;
        }
        return new Map(pairs.map(([id = '', url = '']) => [id, url]));
      })
      .optional(),
  ),
};
