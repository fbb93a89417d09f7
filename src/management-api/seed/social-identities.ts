import type { Identity } from '#contract/users.ts';

import type { SocialTarget } from './connectors.ts';
import type { Random } from './random.ts';

/** User information from the provider. */
export type Owner = {
  name: string;
  given: string;
  family: string;
  handle: string;
  email: string | null;
  avatar: string | null;
  locale: string;
};

const weightedTargets: readonly { weight: number; target: SocialTarget }[] = [
  { weight: 6, target: 'google' },
  { weight: 3, target: 'github' },
  { weight: 3, target: 'apple' },
];

/** A provider that is likely in `country`. */
export const pickTarget = (random: Random, country: string): SocialTarget =>
  country === 'CN' && random.chance(0.85) ? 'wechat' : random.pickWeighted(weightedTargets).target;

/** A social account with details in the provider's format. */
export const createIdentity = (random: Random, target: SocialTarget, owner: Owner): Identity =>
  identityAt[target](random, owner);

const identityAt: Record<SocialTarget, (random: Random, owner: Owner) => Identity> = {
  google(random, { name, given, family, email, avatar, locale }) {
    const id = `1${digits(random, 20)}`;
    return {
      userId: id,
      details: {
        id,
        name,
        ...(email !== null && { email }),
        ...(avatar !== null && { avatar }),
        rawData: { sub: id, name, given_name: given, family_name: family, email, email_verified: true, locale },
      },
    };
  },
  github(random, { name, handle, email, avatar }) {
    const number = random.between(10_000, 199_999_999);
    return {
      userId: String(number),
      details: {
        id: String(number),
        name,
        ...(email !== null && { email }),
        ...(avatar !== null && { avatar }),
        rawData: {
          userInfo: {
            id: number,
            login: handle,
            name,
            type: 'User',
            site_admin: false,
            public_repos: random.between(0, 80),
          },
          userEmails: email === null ? [] : [{ email, primary: true, verified: true, visibility: 'private' }],
        },
      },
    };
  },
  apple(random, { name }) {
    const id = `00${digits(random, 4)}.${random.id(32)}.${digits(random, 4)}`;
    const email = `${random.id(10)}@relay.example`;
    return { userId: id, details: { id, email, name, rawData: { sub: id, email, is_private_email: true } } };
  },
  wechat(random, { name, avatar }) {
    const id = `o${random.token(27)}`;
    return {
      userId: id,
      details: {
        id,
        name,
        ...(avatar !== null && { avatar }),
        rawData: { openid: `o${random.token(27)}`, unionid: id, nickname: name, language: 'zh_CN', privilege: [] },
      },
    };
  },
};

function digits(random: Random, length: number): string {
  let result = '';
  for (let i = 0; i < length; i += 1) result += random.between(0, 9);
  return result;
}
