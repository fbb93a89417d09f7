import type { Identifier } from './verification.ts';
import { createVisit, type LogEntry, type VisitContext, type Visit } from './visit.ts';

/** Reasons for refusing a password, with own texts. */
const reasons = {
  'session.invalid_credentials': 'The account or password is not correct.',
  'session.verification_blocked_too_many_attempts': 'Too many attempts. This account is locked for a while.',
  'user.suspended': 'This account is suspended.',
};
export type Refusal = keyof typeof reasons;

/** A refused password: two entries without `userId`. */
export function refusedPassword(visit: Visit, offset: number, identifier: Identifier, code: Refusal): LogEntry[] {
  const interaction = visit.interaction('SignIn');
  return [
    visit.step(offset, 'SignIn.Create', { interaction }),
    visit.step(offset + 72, 'SignIn.Verification.Password.Submit', {
      result: 'Error',
      error: { code, message: reasons[code] },
      payload: { password: '******', identifier },
      interaction,
    }),
  ];
}

/** A visit without successful sign-in: wrong passwords, an unknown identifier, a suspended account. */
export function refusedSignIn(context: VisitContext, identifier: Identifier, refusals: readonly Refusal[]): LogEntry[] {
  const visit = createVisit(context);
  const { random } = visit;
  const attempts: LogEntry[] = [];
  let offset = 0;
  for (const refusal of refusals) {
    attempts.push(...refusedPassword(visit, offset, identifier, refusal));
    offset += random.between(2_500, 20_000);
  }
  return [visit.begin(-random.between(1_500, 20_000)), ...attempts];
}

/** Repeated wrong passwords until the account is locked. */
export function lockOut(context: VisitContext, identifier: Identifier): LogEntry[] {
  const { random } = context;
  const wrong = Array.from({ length: random.between(8, 15) }, (): Refusal => 'session.invalid_credentials');
  const blocked = Array.from(
    { length: random.between(1, 3) },
    (): Refusal => 'session.verification_blocked_too_many_attempts',
  );
  return refusedSignIn(context, identifier, [...wrong, ...blocked]);
}
