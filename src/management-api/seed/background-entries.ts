import { backOffice, demoApp, signUpClients } from './applications.ts';
import { createDesktop, createDevice, createMobile } from './devices.ts';
import { day, minute } from './lifetimes.ts';
import type { Random } from './random.ts';
import type { Scenario } from './scenario.ts';
import { refusedSignIn } from './scenarios/refusals.ts';
import { leaveRegistration } from './scenarios/registration.ts';
import { fetchMachineToken, refuseMachineToken } from './scenarios/tokens.ts';
import { nodeAgent } from './user-agents.ts';

type Extent = { users: number; now: number };

/** Log entries without a user: about one for every four users. */
export const planBackground = (random: Random, extent: Extent): Scenario[] => [
  ...planMachine(random, extent),
  ...planAnonymousVisits(random, extent),
];

/** Tokens fetched by the back office, the last one a minute ago, so that there are always entries of today. */
function planMachine(random: Random, { users, now }: Extent): Scenario[] {
  const requests = Math.ceil(users / 10);
  const device = createDevice(random, nodeAgent);
  return Array.from({ length: requests }, (_, index) => {
    const context = {
      random,
      at: Math.floor(now - minute - (30 * day * index) / requests),
      device,
      machine: backOffice,
    };
    const createEntries = random.chance(0.03) ? refuseMachineToken : fetchMachineToken;
    return { at: context.at, createEntries: () => createEntries(context) };
  });
}

/** Sign-ins with unknown usernames, and registrations that were not completed. */
function planAnonymousVisits(random: Random, { users, now }: Extent): Scenario[] {
  return Array.from({ length: Math.round(users / 20) }, () => {
    const context = {
      random,
      at: Math.floor(now - 10 * minute - 120 * day * random.fraction() ** 2),
      device: random.chance(0.5) ? createDesktop(random) : createMobile(random),
      client: random.pick([demoApp, ...signUpClients]),
    };
    const name = `${random.pick(['guest', 'visitor', 'newcomer', 'admin', 'test'])}_${random.between(100, 99_999)}`;
    const createEntries = random.chance(0.6)
      ? () => refusedSignIn(context, { type: 'username', value: name }, ['session.invalid_credentials'])
      : () => leaveRegistration(context, name);
    return { at: context.at, createEntries };
  });
}
