import { Hono } from 'hono';
import { z } from 'zod';

import { completePolicy, passwordIssues, type UserInfo } from '#contract/password-policy.ts';
import { passwordCheckBody } from '#contract/passwords.ts';
import { signInExperiencePatch } from '#contract/sign-in-experience-writes.ts';
import { signInExperience } from '#contract/sign-in-experience.ts';
import { findSignInExperience, findUsernameConflicts } from '#management-api/db/sign-in-experience.ts';
import { findUser, type UserRow } from '#management-api/db/users.ts';
import type { Deps } from '#management-api/deps.ts';
import { ApiError, found } from '#management-api/http/api-error.ts';
import { body, query } from '#management-api/http/input.ts';
import { tenantId } from '#management-api/services/ids.ts';
import { changeSettings } from '#management-api/services/sign-in-experience/change-settings.ts';

const conflictQuery = z.object({ limit: z.coerce.number().int().min(1).max(100).default(20) });

/** Routes of the sign-in settings and the password check (logto-behavior.md#19). */
export const signInExperienceRoutes = (deps: Deps) => {
  const { db } = deps;
  return new Hono()
    .get('/', async (c) => c.json(present(await findSignInExperience(db))))
    .patch('/', body(signInExperiencePatch), async (c) =>
      c.json(present(await changeSettings(deps, c.req.valid('json')))),
    )
    .post('/default/check-password', body(passwordCheckBody), async (c) => {
      const { password, userId } = c.req.valid('json');
      const settings = signInExperience.parse(await findSignInExperience(db));
      const policy = completePolicy(settings.passwordPolicy);
      if (policy.rejects.userInfo && userId === undefined) {
        throw new ApiError('request.invalid_input', {
          message: 'The policy rejects user information, so a userId is required.',
        });
      }
      const user = userId === undefined ? undefined : userInfo(found(await findUser(db, userId)));
      // Breached passwords are not checked, because that needs an external service.
      const issues = passwordIssues(password, policy, user);
      // The body is a result, not an error, although the status is 400.
      return issues.length === 0 ? c.json({ result: true }) : c.json({ result: false, issues }, 400);
    })
    .get('/username-policy/case-sensitivity-conflicts', query(conflictQuery), async (c) =>
      c.json(await findUsernameConflicts(db, c.req.valid('query').limit)),
    );
};

const present = (settings: Record<string, unknown>) => ({ tenantId, id: 'default', ...settings });

const userInfo = ({ name, username, primary_email, primary_phone }: UserRow): UserInfo => ({
  name,
  username,
  primaryEmail: primary_email,
  primaryPhone: primary_phone,
});
