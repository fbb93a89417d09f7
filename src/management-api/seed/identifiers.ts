import type { Random } from './random.ts';

/** Domains that belong to nobody (RFC 2606 and 6761): no letter to a demo person ever arrives. */
const domains = [
  { weight: 6, name: 'example.com' },
  { weight: 4, name: 'example.org' },
  { weight: 4, name: 'example.net' },
  { weight: 3, name: 'mail.example' },
  { weight: 2, name: 'post.example' },
  { weight: 2, name: 'acme.test' },
  { weight: 1, name: 'university.test' },
];

/** Gives out usernames, e-mail addresses and telephone numbers, none of them twice. */
export function createIdentifierBook(random: Random) {
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
    // Some write their name with capitals, and the API keeps what they wrote.
    return random.chance(0.04) ? address.replace(/(^|\.)[a-z](?=.*@)/g, (letter) => letter.toUpperCase()) : address;
  };

  /** Nothing when the numbers of the pattern are used up, or nearly: a few hundred are all that a country sets aside. */
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

export type IdentifierBook = ReturnType<typeof createIdentifierBook>;
