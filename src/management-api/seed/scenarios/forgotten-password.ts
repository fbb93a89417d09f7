import { identify, submit } from './identification.ts';
import { type Identifier, verify } from './verification.ts';
import { createVisit, type LogEntry, type Scene } from './visit.ts';

/** Somebody sets a new password with a code sent to them. The action is `Interaction.ForgotPassword.Submit`. */
export function resetForgottenPassword(scene: Scene, userId: string, identifier: Identifier): LogEntry[] {
  const event = 'ForgotPassword';
  const visit = createVisit(scene);
  const { record, entries, lead } = verify(visit, event, { by: 'code', identifier });
  const start = -lead - 60;
  return [
    visit.begin(start - visit.random.between(4_000, 20_000)),
    visit.step(start, `${event}.Create`, { interaction: visit.interaction(event) }),
    ...entries,
    identify(visit, event, { userId, record }),
    visit.step(-9, `${event}.Profile.Update`, {
      userId,
      payload: { type: 'password', value: '******' },
      interaction: visit.interaction(event, { userId, verificationRecords: [record] }),
    }),
    submit(visit, event, { userId, record }),
  ];
}
