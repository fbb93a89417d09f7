import { identify, submit } from './identification.ts';
import { type MfaRequest, createMfaSteps } from './mfa-steps.ts';
import { refusedPassword } from './refusals.ts';
import { type Proof, verify } from './verification.ts';
import { createVisit, type LogEntry, type VisitContext } from './visit.ts';

type Attempt = {
  userId: string;
  proof: Proof;
  /** Number of wrong passwords before the correct one. */
  wrongPasswords?: number;
  /** MFA request after the first verification. */
  mfaRequest?: MfaRequest | undefined;
};

/** A sign-in. Offset 0 is `Interaction.SignIn.Submit`. */
export function signIn(context: VisitContext, { userId, proof, wrongPasswords = 0, mfaRequest }: Attempt): LogEntry[] {
  const visit = createVisit(context);
  const { random } = visit;
  const { record, entries, lead } = verify(visit, 'SignIn', proof);
  const start = -lead - 72;
  const pause = random.between(2_000, 9_000);
  const typing = random.between(1_500, 20_000);

  const wrong: LogEntry[] = [];
  if (proof.by === 'password') {
    for (let left = wrongPasswords; left > 0; left -= 1) {
      wrong.push(...refusedPassword(visit, start - left * pause, proof.identifier, 'session.invalid_credentials'));
    }
  }
  const more = createMfaSteps(visit, 'SignIn', mfaRequest, { userId, record });
  const proved = [
    visit.begin(start - wrongPasswords * pause - typing),
    ...wrong,
    visit.step(start, 'SignIn.Create', { interaction: visit.interaction('SignIn') }),
    ...entries,
    identify(visit, 'SignIn', { userId, record }),
  ];
  return [
    ...visit.earlier(proved, more.lead),
    ...more.entries,
    submit(visit, 'SignIn', { userId, record }, more.factors),
    ...visit.finish(userId),
  ];
}
