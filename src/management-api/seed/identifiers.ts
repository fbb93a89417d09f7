import type { Random } from './random.ts';

/** Reserved domains (RFC 2606 and 6761), so that no e-mail to a demo user is ever delivered. */
const domains = [
  { weight: 6, name: 'example.com' },
  { weight: 4, name: 'example.org' },
  { weight: 4, name: 'example.net' },
  { weight: 3, name: 'mail.example' },
  { weight: 2, name: 'post.example' },
  { weight: 2, name: 'acme.test' },
  { weight: 1, name: 'university.test' },
];

/** Generates unique usernames, e-mail addresses and phones. */
export function createIdentifierPool(random: Random) {
  const usernames = new Set<string>();
  const emails = new Set<string>();
  const phones = new Set<string>();

  const username = (given: string, family: string): string => {
    const wanted = random.pick([
      `${given}_${family}`,
      `${given}${family}`,
      `${given.charAt(0)}${family}`,
      `${family}_${given}`,
    ]);
    let name = random.chance(0.3) ? `${wanted}${random.between(50, 99)}` : wanted;
    while (usernames.has(name)) name = `${wanted}${random.between(2, 9999)}`;
    usernames.add(name);
    return name;
  };

  const email = (given: string, family: string): string => {
    const wanted = random.pick([
      `${given}.${family}`,
      `${given}${family}`,
      `${given.charAt(0)}.${family}`,
      `${family}.${given}`,
    ]);
    const domain = random.pickWeighted(domains).name;
    let address = `${wanted}@${domain}`;
    while (emails.has(address)) address = `${wanted}${random.between(2, 9999)}@${domain}`;
    emails.add(address);
    // Some addresses have capitals, because the API stores them as typed.
    return random.chance(0.04) ? address.replace(/(^|\.)[a-z](?=.*@)/g, (letter) => letter.toUpperCase()) : address;
  };

  /** Returns null if the numbers are almost used up: some countries reserve only a few hundred. */
  const phone = (patterns: readonly string[]): string | null => {
    for (let attempt = 0; attempt < 4; attempt += 1) {
      const pattern = random.pick(patterns).replaceAll(' ', '');
      const number = pattern.replace(/x/g, () => String(random.between(0, 9)));
      if (phones.has(number)) continue;
      phones.add(number);
      return number;
    }
    return null;
  };

  return { username, email, phone };
}

export type IdentifierPool = ReturnType<typeof createIdentifierPool>;
