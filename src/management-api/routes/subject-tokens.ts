import { Hono } from 'hono';

import { newSubjectToken, type SubjectToken } from '#contract/tokens.ts';
import { insertSubjectToken } from '#management-api/db/subject-tokens.ts';
import { findUser } from '#management-api/db/users.ts';
import type { Deps } from '#management-api/deps.ts';
import { found } from '#management-api/http/api-error.ts';
import type { CallerEnv } from '#management-api/http/authenticate.ts';
import { body } from '#management-api/http/input.ts';
import { newLongId } from '#management-api/services/ids.ts';

const lifetimeInSeconds = 600;

/** Routes of subject tokens for impersonation (logto-behavior.md#10.8). */
export const subjectTokenRoutes = ({ db, clock }: Deps) =>
  new Hono<CallerEnv>().post('/', body(newSubjectToken), async (c) => {
    const { userId, context = {} } = c.req.valid('json');
    const { id: user_id } = found(await findUser(db, userId));
    const id = `sub_${newLongId()}`;
    await insertSubjectToken(db, {
      id,
      user_id,
      context: JSON.stringify(context),
      creator_id: c.var.caller.id,
      created_at: new Date(clock()),
      expires_at: new Date(clock() + lifetimeInSeconds * 1000),
    });
    const answer: SubjectToken = { subjectToken: id, expiresIn: lifetimeInSeconds };
    return c.json(answer, 201);
  });
