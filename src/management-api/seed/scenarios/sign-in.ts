import { type Asked, askForMore } from './asked-steps.ts';
import { identify, submit } from './identification.ts';
import { refusedPassword } from './refusals.ts';
import { type Proof, verify } from './verification.ts';
import { createVisit, type LogEntry, type Scene } from './visit.ts';

type Attempt = {
  userId: string;
  proof: Proof;
  /** How often the password was wrong before it was right. */
  wrongPasswords?: number;
  /** What is asked for after the proof. */
  asked?: Asked | undefined;
};

/** Somebody signs in. The action is `Interaction.SignIn.Submit`. */
export function signIn(scene: Scene, { userId, proof, wrongPasswords = 0, asked }: Attempt): LogEntry[] {
  const visit = createVisit(scene);
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
  const more = askForMore(visit, 'SignIn', asked, { userId, record });
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
