import { backOffice, demoApp, signUpClients } from './applications.ts';
import { createDesktop, createDevice, createMobile } from './devices.ts';
import type { Random } from './random.ts';
import { refusedSignIn } from './scenarios/refusals.ts';
import { leaveRegistration } from './scenarios/registration.ts';
import { fetchMachineToken, refuseMachineToken } from './scenarios/tokens.ts';
import type { Scenario } from './scenario.ts';
import { day, minute } from './time-spans.ts';
import { nodeAgent } from './user-agents.ts';

type Extent = { users: number; now: number };

/** What is in the log and belongs to nobody in the users' table: about one entry for every four people. */
export const planBackground = (random: Random, extent: Extent): Scenario[] => [
  ...planMachine(random, extent),
  ...planStrangers(random, extent),
];

/** The back office fetches a token now and then, for the last time just now; so there is always something of today. */
function planMachine(random: Random, { users, now }: Extent): Scenario[] {
  const requests = Math.ceil(users / 10);
  const device = createDevice(random, nodeAgent);
  return Array.from({ length: requests }, (_, index) => {
    const scene = { random, at: Math.floor(now - minute - (30 * day * index) / requests), device, machine: backOffice };
    const tell = random.chance(0.03) ? refuseMachineToken : fetchMachineToken;
    return { at: scene.at, tell: () => tell(scene) };
  });
}

/** Names that nobody has, and people who begin to sign up and leave. */
function planStrangers(random: Random, { users, now }: Extent): Scenario[] {
  return Array.from({ length: Math.round(users / 20) }, () => {
    const scene = {
      random,
      at: Math.floor(now - 10 * minute - 120 * day * random.fraction() ** 2),
      device: random.chance(0.5) ? createDesktop(random) : createMobile(random),
      client: random.pick([demoApp, ...signUpClients]),
    };
    const name = `${random.pick(['guest', 'visitor', 'newcomer', 'admin', 'test'])}_${random.between(100, 99_999)}`;
    const tell = random.chance(0.6)
      ? () => refusedSignIn(scene, { type: 'username', value: name }, ['session.invalid_credentials'])
      : () => leaveRegistration(scene, name);
    return { at: scene.at, tell };
  });
}
