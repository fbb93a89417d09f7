import { day } from './lifetimes.ts';
import type { Random } from './random.ts';
import type { RelatedRecords } from './related-records.ts';
import type { Proof } from './scenarios/verification.ts';
import type { SeededAccount } from './users.ts';
import { proofOfSignIn } from './visit-contexts.ts';

const sessionLifetime = 14 * day;
const grantLifetime = 180 * day;

const seconds = (milliseconds: number) => Math.floor(milliseconds / 1000);

/** The session of the last sign-in and its grant, unless they have expired. */
export function createSignIns(random: Random, account: SeededAccount, now: number): RelatedRecords {
  const { id: user_id, client, lastSignInAt, devices } = account;
  if (lastSignInAt === null || lastSignInAt + grantLifetime <= now) return {};
  const grantId = random.token(43);
  const until = lastSignInAt + grantLifetime;
  const grants = [
    {
      id: grantId,
      user_id,
      client_id: client.id,
      payload: {
        ...lasting(lastSignInAt, until),
        jti: grantId,
        kind: 'Grant',
        clientId: client.id,
        accountId: user_id,
        openid: { scope: client.scope },
      },
      expires_at: new Date(until),
    },
  ];
  // Suspension deletes sessions but not grants.
  if (account.isSuspended || lastSignInAt + sessionLifetime <= now) return { grants };

  const sessions = devices.map(({ ip, agent }, index) => {
    // The second device signed in a little earlier.
    const at = lastSignInAt - index * random.between(0, Math.min(2 * day, lastSignInAt - account.createdAt));
    const uid = random.token(21);
    const end = at + sessionLifetime;
    return {
      uid,
      user_id,
      client_id: client.id,
      payload: {
        ...lasting(at, end),
        jti: random.token(43),
        uid,
        kind: 'Session',
        loginTs: seconds(at),
        accountId: user_id,
        authorizations: { [client.id]: { sid: random.token(43), grantId, persistsLogout: true } },
      },
      last_submission: {
        interactionEvent: 'SignIn',
        userId: user_id,
        verificationRecords: [recordOf(random, proofOfSignIn(random, account))],
        signInContext: { ip, userAgent: agent.ua },
      },
      expires_at: new Date(end),
    };
  });
  return { grants, sessions: sessions.filter(({ expires_at }) => expires_at.getTime() > now) };
}

const lasting = (since: number, until: number) => ({ iat: seconds(since), exp: seconds(until) });

function recordOf(random: Random, proof: Proof) {
  const record = { id: random.id(21), verified: true };
  switch (proof.by) {
    case 'password':
      return { ...record, type: 'Password', identifier: proof.identifier };
    case 'code': {
      const type = proof.identifier.type === 'phone' ? 'PhoneVerificationCode' : 'EmailVerificationCode';
      return { ...record, type, identifier: proof.identifier, templateType: 'SignIn' };
    }
    case 'social':
      return { ...record, type: 'Social', connectorId: proof.connectorId, socialUserInfo: { id: proof.userId } };
  }
}
