import { Hono } from 'hono';

import { callerVerifiedFor } from '#contract/callers.ts';
import type { Features } from '#contract/features.ts';
import type { OperatorSession, StandingNotice } from '#contract/operators.ts';
import type { Callers } from '#gateway/callers/caller-store.ts';
import type { OperatorPolicy } from '#gateway/policy/operator-policy.ts';
import type { RoleMarks } from '#gateway/policy/role-marks.ts';
import { ownUserId } from '#gateway/writes/actions.ts';

import type { OperatorEnv } from './require-operator.ts';
import { openReveals } from './session.ts';

type Options = {
  policy: OperatorPolicy;
  features: Features;
  pictureHosts: () => readonly string[];
  roleMarks: Pick<RoleMarks, 'list'>;
  callers: Pick<Callers, 'listShown'>;
  standingNotices: () => readonly StandingNotice[];
  isLogto: boolean;
  ownApplicationId: string | undefined;
  defaultCountry: string | undefined;
  clock: () => number;
};

/** Routes under `/usher` that tell the console who is signed in, and what this installation has. */
export function operatorRoutes(options: Options): Hono<OperatorEnv> {
  const { policy, features, defaultCountry, clock } = options;
  const { pictureHosts, roleMarks, callers, standingNotices, isLogto, ownApplicationId } = options;
  const routes = new Hono<OperatorEnv>();

  routes.get('/session', async (c) => {
    const { operator } = c.var.session;
    return c.json({
      operator,
      permissions: [...policy.rolePermissions[operator.role]],
      reasonRequired: [...policy.reasonRequired],
      reasonPattern: policy.reasonPattern?.source ?? null,
      ownUserId: ownUserId(policy, operator.subject),
      isLogto,
      ownApplicationId: ownApplicationId ?? null,
      defaultCountry: defaultCountry ?? null,
      protectedRoles: [...policy.protectedRoles, ...(await roleMarks.list())],
      // Only administrators can fix these problems; other operators need not know of weaknesses.
      notices: operator.role === 'admin' ? [...standingNotices()] : [],
      pictureHosts: [...pictureHosts()],
      reveals: openReveals(c.var.session, clock()).map(({ userId, until }) => ({ userId, remaining: until - clock() })),
      callerQuestions: [...policy.callerQuestions],
      verifiedCallers: (await callers.listShown(operator)).map(({ userId, method, at }) => ({
        userId,
        method,
        at,
        remaining: at + callerVerifiedFor - clock(),
      })),
    } satisfies OperatorSession);
  });

  routes.get('/features', (c) => {
    return c.json(features);
  });

  return routes;
}
