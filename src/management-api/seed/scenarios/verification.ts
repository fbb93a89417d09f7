import type { InteractionEvent, LogEntry, Visit } from './visit.ts';

/** Time from the verification to the final submission, in milliseconds. */
const submission = 67;

export type Identifier = { type: 'username' | 'email' | 'phone'; value: string };

/** A way to verify the user. */
export type Proof = { by: 'password'; identifier: Identifier } | { by: 'code'; identifier: Identifier } | SocialProof;

/** `userId` is the id at the provider. */
type SocialProof = { by: 'social'; connectorId: string; userId: string };

/** The verification record in the interaction. */
export type VerificationRecord = { id: string; type: string; verified: boolean; [more: string]: unknown };

type Verification = {
  record: VerificationRecord;
  entries: LogEntry[];
  /** Time between the first entry and the final submission, in milliseconds. */
  lead: number;
};

/** Creates the entries of a successful verification before the final submission at offset 0. */
export function verify(visit: Visit, event: InteractionEvent, proof: Proof): Verification {
  switch (proof.by) {
    case 'password':
      return verifyPassword(visit, event, proof.identifier);
    case 'code':
      return verifyCode(visit, event, proof.identifier);
    case 'social':
      return verifySocial(visit, event, proof);
  }
}

function verifyPassword(visit: Visit, event: InteractionEvent, identifier: Identifier): Verification {
  const isNew = event === 'Register';
  const type = isNew ? 'NewPasswordIdentity' : 'Password';
  const record = { id: visit.random.id(21), type, verified: true, identifier };
  const entry = visit.step(-submission, `${event}.Verification.${type}.Submit`, {
    payload: { password: '******', identifier },
    interaction: visit.interaction(event, { verificationRecords: [record] }),
  });
  return { record, entries: [entry], lead: submission };
}

function verifyCode(visit: Visit, event: InteractionEvent, identifier: Identifier): Verification {
  const { random } = visit;
  const type = identifier.type === 'phone' ? 'PhoneVerificationCode' : 'EmailVerificationCode';
  const record = { id: random.id(21), type, verified: true, identifier, templateType: event };
  const unverified = { ...record, verified: false };
  const lead = random.between(8_000, 50_000);
  return {
    record,
    lead,
    entries: [
      visit.step(-lead, `${event}.Verification.${type}.Create`, {
        payload: { identifier, interactionEvent: event },
        interaction: visit.interaction(event, { verificationRecords: [unverified] }),
        verification: unverified,
      }),
      visit.step(-submission, `${event}.Verification.${type}.Submit`, {
        payload: { code: String(random.between(100_000, 999_999)), identifier, verificationId: record.id },
        interaction: visit.interaction(event, { verificationRecords: [record] }),
        verification: record,
      }),
    ],
  };
}

function verifySocial(visit: Visit, event: InteractionEvent, { connectorId, userId }: SocialProof): Verification {
  const { random } = visit;
  const record = { id: random.id(21), type: 'Social', verified: true, connectorId, socialUserInfo: { id: userId } };
  const unverified = { id: record.id, type: record.type, verified: false, connectorId };
  const state = random.token(22);
  const redirectUri = `https://auth.example.com/callback/${connectorId}`;
  const lead = random.between(3_000, 25_000);
  return {
    record,
    lead,
    entries: [
      visit.step(-lead, `${event}.Verification.Social.Create`, {
        payload: { connectorId, state, redirectUri },
        interaction: visit.interaction(event, { verificationRecords: [unverified] }),
        verification: unverified,
      }),
      visit.step(-submission, `${event}.Verification.Social.Submit`, {
        payload: {
          connectorId,
          verificationId: record.id,
          connectorData: { code: random.token(32), state, redirectUri },
        },
        interaction: visit.interaction(event, { verificationRecords: [record] }),
        verification: record,
      }),
    ],
  };
}
