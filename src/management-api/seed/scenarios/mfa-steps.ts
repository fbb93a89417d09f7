import { identifiedMembers, type IdentifiedUser } from './identification.ts';
import type { VerificationRecord } from './verification.ts';
import type { InteractionEvent, LogEntry, Visit } from './visit.ts';

/** What Logto requests before it completes a sign-in: one of the user's factors, or a choice about adding one. */
export type MfaRequest = { for: 'Totp' | 'WebAuthn'; wrongCodes: number } | { for: 'suggestion' };

type MfaSteps = {
  entries: LogEntry[];
  /** The verified factor. */
  factors: VerificationRecord[];
  /** Time that these steps take, in milliseconds: the steps before must be that much earlier. */
  lead: number;
};

/** Own texts; Logto's depend on the language. */
const messages = {
  'session.mfa.require_mfa_verification': 'Sign-in requires one of the factors of this account.',
  'session.mfa.invalid_totp_code': 'The code of the authenticator app is not correct.',
  'user.suggest_mfa': 'Add another factor to protect the account.',
};

/**
 * Creates the steps between the first verification and the submission at offset 0. Logto logs a submission that requires
 * more with the result `Error`, and with the user, user is identified by then.
 */
export function createMfaSteps(
  visit: Visit,
  event: InteractionEvent,
  mfaRequest: MfaRequest | undefined,
  user: IdentifiedUser,
): MfaSteps {
  if (mfaRequest === undefined) return { entries: [], factors: [], lead: 0 };
  const { random } = visit;
  const { userId } = user;
  const refuse = (code: keyof typeof messages, data?: Record<string, unknown>) => ({
    result: 'Error',
    error: { code, message: messages[code], ...(data !== undefined && { data }) },
  });
  const delay = random.between(3_000, 25_000);
  if (mfaRequest.for === 'suggestion') {
    const step = visit.step(-delay, `${event}.Submit`, {
      ...refuse('user.suggest_mfa'),
      ...identifiedMembers(visit, event, user),
    });
    return { entries: [step], factors: [], lead: delay };
  }

  const factor = { id: random.id(21), type: mfaRequest.for, verified: true, userId };
  const pause = random.between(2_000, 9_000);
  const start = -delay - mfaRequest.wrongCodes * pause;
  const steps = [
    visit.step(start, `${event}.Submit`, {
      ...refuse('session.mfa.require_mfa_verification', { availableFactors: [mfaRequest.for], maskedIdentifiers: {} }),
      ...identifiedMembers(visit, event, user),
    }),
  ];
  const verification = `${event}.Verification.${mfaRequest.for}`;
  if (mfaRequest.for === 'WebAuthn') {
    steps.push(
      visit.step(
        start + 90,
        `${verification}.Create`,
        identifiedMembers(visit, event, user, [{ ...factor, verified: false }]),
      ),
    );
  }
  for (let left = mfaRequest.wrongCodes; left > 0; left -= 1) {
    steps.push(
      visit.step(-left * pause, `${verification}.Submit`, {
        ...refuse('session.mfa.invalid_totp_code'),
        payload: {},
        ...identifiedMembers(visit, event, user),
      }),
    );
  }
  steps.push(
    visit.step(-60, `${verification}.Submit`, {
      payload: mfaRequest.for === 'WebAuthn' ? { verificationId: factor.id } : {},
      ...identifiedMembers(visit, event, user, [factor]),
    }),
  );
  return { entries: steps, factors: [factor], lead: -start };
}
