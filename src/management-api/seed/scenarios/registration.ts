import { identify, submit } from './identification.ts';
import { type Proof, type VerificationRecord, verify } from './verification.ts';
import { createVisit, type LogEntry, type VisitContext, type Visit } from './visit.ts';

type Registration = {
  userId: string;
  proof: Proof;
  /** Whether the user also chose a password after the verification code. */
  hasPassword: boolean;
};

/** A registration. Offset 0 is `Interaction.Register.Submit`. */
export function register(context: VisitContext, { userId, proof, hasPassword }: Registration): LogEntry[] {
  const visit = createVisit(context);
  const { random } = visit;
  const { record, entries, lead } = verify(visit, 'Register', proof);
  const choosing = random.between(4_000, 15_000);
  const start = -lead - choosing;
  const profile = proof.by === 'password' ? { username: proof.identifier.value } : {};

  return [
    visit.begin(start - random.between(2_000, 20_000)),
    visit.step(start, 'Register.Create', { interaction: visit.interaction('Register') }),
    ...(proof.by === 'password' ? [chooseUsername(visit, start + 14, proof.identifier.value)] : []),
    ...entries,
    ...(proof.by === 'code' && hasPassword ? [choosePassword(visit, record)] : []),
    identify(visit, 'Register', { userId, record, profile }),
    submit(visit, 'Register', { userId, record, profile }),
    ...visit.finish(userId),
  ];
}

/** A registration that was not completed. */
export function leaveRegistration(context: VisitContext, username: string): LogEntry[] {
  const visit = createVisit(context);
  return [
    visit.begin(-visit.random.between(2_000, 20_000)),
    visit.step(-14, 'Register.Create', { interaction: visit.interaction('Register') }),
    chooseUsername(visit, 0, username),
  ];
}

const chooseUsername = (visit: Visit, offset: number, username: string): LogEntry =>
  visit.step(offset, 'Register.Profile.Update', {
    payload: { type: 'username', value: username },
    interaction: visit.interaction('Register', { profile: { username } }),
  });

const choosePassword = (visit: Visit, record: VerificationRecord): LogEntry =>
  visit.step(-40, 'Register.Profile.Update', {
    payload: { type: 'password', value: '******' },
    interaction: visit.interaction('Register', { verificationRecords: [record] }),
  });
