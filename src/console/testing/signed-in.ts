import { permissions, type OperatorSession } from '#contract/operators.ts';

import { isFor } from './faults.ts';
import type { Answer } from './render-console.tsx';

const session: OperatorSession = {
  operator: { subject: 'tester', name: 'Tessa Tester', role: 'admin' },
  permissions: [...permissions],
  reasonRequired: [],
  reasonPattern: null,
  isLogto: false,
  ownApplicationId: 'usher',
  defaultCountry: null,
  ownUserId: null,
  protectedRoles: [],
  notices: [],
  pictureHosts: [],
  reveals: [],
  callerQuestions: [],
  verifiedCallers: [],
};

/** Wraps `answer` with the session of an administrator, for tests without a product. */
export const signedIn =
  (answer: Answer, values: Partial<OperatorSession> = {}): Answer =>
  (request) =>
    isFor('GET /usher/session')(request) ? Response.json({ ...session, ...values }) : answer(request);
