import type { Random } from './random.ts';
import { desktopAgents, mobileAgents, type UserAgent } from './user-agents.ts';

/** A browser and its IP address. */
export type SeedDevice = { ip: string; agent: UserAgent };

export const createDesktop = (random: Random): SeedDevice =>
  createDevice(random, random.pickWeighted(desktopAgents).agent);
export const createMobile = (random: Random): SeedDevice =>
  createDevice(random, random.pickWeighted(mobileAgents).agent);

export const createDevice = (random: Random, agent: UserAgent): SeedDevice => ({ ip: createAddress(random), agent });

/** Networks reserved for documentation (RFC 5737; below, IPv6 of RFC 3849). */
const documentationNetworks = ['192.0.2', '198.51.100', '203.0.113'];

function createAddress(random: Random): string {
  if (random.chance(0.75)) return `${random.pick(documentationNetworks)}.${random.between(1, 254)}`;
  const group = () => random.between(1, 0xffff).toString(16);
  return `2001:db8:${group()}:${group()}::${group()}`;
}
