import { permissions, type OperatorSession } from '#contract/operators.ts';

import type { Answer } from './render-console.tsx';
import { isFor } from './faults.ts';

const session: OperatorSession = {
  operator: { subject: 'tester', name: 'Tessa Tester', role: 'admin' },
  permissions: [...permissions],
  reasonRequired: [],
  reasonPattern: null,
  isLogto: false,
  defaultCountry: null,
  ownUserId: null,
  protectedRoles: [],
  notices: [],
  pictureHosts: [],
  reveals: [],
};

/** Answers like `answer`, to an administrator: for tests that have no product. */
export const signedIn =
  (answer: Answer, values: Partial<OperatorSession> = {}): Answer =>
  (request) =>
    isFor('GET /usher/session')(request) ? Response.json({ ...session, ...values }) : answer(request);
