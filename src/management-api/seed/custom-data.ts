import type { CustomData } from '#contract/users.ts';

import type { Random } from './random.ts';

type Owner = { country: string; createdAt: number };

/** Custom data in several realistic shapes, flat and nested. */
export function createCustomData(random: Random, owner: Owner): CustomData {
  return random.pick(shapes)(random, owner);
}

const shapes: ((random: Random, owner: Owner) => CustomData)[] = [
  (random) => ({ plan: random.pick(['free', 'pro', 'team', 'enterprise']), seats: random.between(1, 40) }),
  (random) => ({
    plan: random.pick(['free', 'pro']),
    trialEndsAt: null,
    preferences: {
      theme: random.pick(['light', 'dark', 'system']),
      density: random.pick(['comfortable', 'compact']),
      notifications: { email: random.chance(0.6), push: random.chance(0.4), sms: false },
    },
  }),
  (random, { country, createdAt }) => ({
    marketing: {
      consent: random.chance(0.5),
      consentedAt: new Date(createdAt).toISOString().slice(0, 10),
      channels: random.pick([['email'], ['email', 'sms'], []]),
    },
    region: country,
  }),
  (random) => ({
    note: random.pick([
      'Asked for invoices on paper.',
      'Moved from the old shop; orders before 2024 are there.',
      'Calls back in the afternoon only.',
      'Speaks for the whole choir: 24 tickets each year.',
    ]),
    importedFrom: 'legacy-shop',
    legacyId: random.between(10_000, 99_999),
  }),
  (random) => ({
    tags: random.pick([['vip'], ['beta', 'early-bird'], ['wholesale', 'net-30'], ['newsletter']]),
    loyalty: { tier: random.pick(['bronze', 'silver', 'gold']), points: random.between(0, 12_000) },
  }),
  (random) => ({
    onboarding: {
      completed: random.chance(0.7),
      steps: [
        { name: 'profile', done: true },
        { name: 'payment', done: random.chance(0.6) },
        { name: 'first-order', done: random.chance(0.5) },
      ],
    },
    favorites: [random.between(100, 999), random.between(100, 999)],
  }),
];
