import { identified, type Identified } from './identification.ts';
import type { VerificationRecord } from './verification.ts';
import type { InteractionEvent, LogEntry, Visit } from './visit.ts';

/** What Logto asks a user for before it completes a sign-in: one of their factors, or whether they want any. */
export type Asked = { for: 'Totp' | 'WebAuthn'; wrongCodes: number } | { for: 'suggestion' };

type AskedSteps = {
  entries: LogEntry[];
  /** The factor that was proved. */
  factors: VerificationRecord[];
  /** How much earlier all that comes before has to be, in milliseconds. */
  lead: number;
};

/** Our own words; Logto's differ by language. */
const messages = {
  'session.mfa.require_mfa_verification': 'Sign-in needs one of the factors of this account.',
  'session.mfa.invalid_totp_code': 'The code of the authenticator app is wrong.',
  'user.suggest_mfa': 'The account would be safer with another factor.',
};

/**
 * The steps between the first proof and the submission that completes the interaction, at offset 0. Logto logs a
 * submission that asks for more with the result `Error`, and with the user, who is known by then.
 */
export function askForMore(
  visit: Visit,
  event: InteractionEvent,
  asked: Asked | undefined,
  who: Identified,
): AskedSteps {
  if (asked === undefined) return { entries: [], factors: [], lead: 0 };
  const { random } = visit;
  const { userId } = who;
  const refuse = (code: keyof typeof messages, data?: Record<string, unknown>) => ({
    result: 'Error',
    error: { code, message: messages[code], ...(data !== undefined && { data }) },
  });
  const thinking = random.between(3_000, 25_000);
  if (asked.for === 'suggestion') {
    const step = visit.step(-thinking, `${event}.Submit`, {
      ...refuse('user.suggest_mfa'),
      ...identified(visit, event, who),
    });
    return { entries: [step], factors: [], lead: thinking };
  }

  const factor = { id: random.id(21), type: asked.for, verified: true, userId };
  const pause = random.between(2_000, 9_000);
  const start = -thinking - asked.wrongCodes * pause;
  const steps = [
    visit.step(start, `${event}.Submit`, {
      ...refuse('session.mfa.require_mfa_verification', { availableFactors: [asked.for], maskedIdentifiers: {} }),
      ...identified(visit, event, who),
    }),
  ];
  const verification = `${event}.Verification.${asked.for}`;
  if (asked.for === 'WebAuthn') {
    steps.push(
      visit.step(start + 90, `${verification}.Create`, identified(visit, event, who, [{ ...factor, verified: false }])),
    );
  }
  for (let left = asked.wrongCodes; left > 0; left -= 1) {
    steps.push(
      visit.step(-left * pause, `${verification}.Submit`, {
        ...refuse('session.mfa.invalid_totp_code'),
        payload: {},
        ...identified(visit, event, who),
      }),
    );
  }
  steps.push(
    visit.step(-60, `${verification}.Submit`, {
      payload: asked.for === 'WebAuthn' ? { verificationId: factor.id } : {},
      ...identified(visit, event, who, [factor]),
    }),
  );
  return { entries: steps, factors: [factor], lead: -start };
}
