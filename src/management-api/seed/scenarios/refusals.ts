import type { Identifier } from './verification.ts';
import { createVisit, type LogEntry, type Scene, type Visit } from './visit.ts';

/** Why a password was not accepted, in our own words. */
const reasons = {
  'session.invalid_credentials': 'The account or the password is wrong.',
  'session.verification_blocked_too_many_attempts': 'There were too many attempts; this account must wait.',
  'user.suspended': 'This account is suspended.',
};
export type Refusal = keyof typeof reasons;

/** One attempt with a password that is refused: two entries, and neither says whose account it is. */
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

/** A visit that ends without getting in: wrong passwords, an unknown name, a suspended account. */
export function refusedSignIn(scene: Scene, identifier: Identifier, refusals: readonly Refusal[]): LogEntry[] {
  const visit = createVisit(scene);
  const { random } = visit;
  const attempts: LogEntry[] = [];
  let offset = 0;
  for (const refusal of refusals) {
    attempts.push(...refusedPassword(visit, offset, identifier, refusal));
    offset += random.between(2_500, 20_000);
  }
  return [visit.begin(-random.between(1_500, 20_000)), ...attempts];
}

/** Somebody tries and tries until the account is locked for a while. */
export function lockOut(scene: Scene, identifier: Identifier): LogEntry[] {
  const { random } = scene;
  const wrong = Array.from({ length: random.between(8, 15) }, (): Refusal => 'session.invalid_credentials');
  const blocked = Array.from(
    { length: random.between(1, 3) },
    (): Refusal => 'session.verification_blocked_too_many_attempts',
  );
  return refusedSignIn(scene, identifier, [...wrong, ...blocked]);
}
