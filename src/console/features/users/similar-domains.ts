/** The commonest domains of email providers. */
const commonDomains = `
  gmail.com yahoo.com hotmail.com outlook.com icloud.com aol.com live.com msn.com me.com mac.com googlemail.com
  protonmail.com proton.me comcast.net gmx.de gmx.net gmx.com web.de t-online.de freenet.de outlook.de hotmail.co.uk
  yahoo.co.uk btinternet.com hotmail.fr orange.fr free.fr libero.it qq.com 163.com mail.ru yandex.ru
`
  .trim()
  .split(/\s+/);

/** Endings of domains by what is typed for them. */
const endings: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    ['con', 'cmo', 'ocm', 'cm', 'co', 'om', 'vom', 'xom', 'comm', 'cpm', 'coom', 'cim', 'cok', 'conm'].map((typo) => [
      typo,
      'com',
    ]),
  ),
  ...Object.fromEntries(['nte', 'ent', 'ner', 'met', 'nrt', 'nwt', 'ney', 'nett', 'neet'].map((typo) => [typo, 'net'])),
  ...Object.fromEntries(['rog', 'ogr', 'ord', 'orh', 'prg', 'irg', 'orgg'].map((typo) => [typo, 'org'])),
};

/** Most domains that are suggested. */
const maxDomains = 2;

/** Returns the domains that may be meant by a mistyped one, the likeliest first. */
export function similarDomains(typed: string): string[] {
  const domain = typed.toLowerCase();
  const mended = domain.replace(/\.([a-z]+)$/, (whole, ending: string) =>
    Object.hasOwn(endings, ending) ? `.${endings[ending]}` : whole,
  );
  const near = commonDomains
    .map((common) => ({ common, distance: common.startsWith(`${domain}.`) ? 1 : editDistance(domain, common) }))
    // In short names, two letters make another name.
    .filter(({ common, distance }) => distance <= (common.length < 8 ? 1 : 2))
    .toSorted((one, other) => one.distance - other.distance)
    .map(({ common }) => common);
  if (near.includes(domain)) return [];
  const [nearest] = near;
  // A mended ending is always suggested, as the domain may be any company's.
  const likeliest = nearest === undefined || near.includes(mended) ? [mended] : [nearest, mended];
  return [...new Set([...likeliest, ...near])].filter((one) => one !== domain).slice(0, maxDomains);
}

/** Returns those of the `known` domains that `typed` may be meant for, the likeliest first. */
export function nearDomains(typed: string, known: readonly string[]): string[] {
  const domain = typed.toLowerCase();
  return [...new Set(known.map((one) => one.toLowerCase()))]
    .map((one) => ({ one, distance: editDistance(domain, one) }))
    .filter(({ one, distance }) => distance > 0 && distance <= (one.length < 8 ? 1 : 2))
    .toSorted((first, second) => first.distance - second.distance)
    .map(({ one }) => one)
    .slice(0, maxDomains);
}

/** Number of letters to insert, delete, replace or swap with the next one (optimal string alignment distance). */
export function editDistance(one: string, other: string): number {
  const rows: number[][] = [Array.from({ length: other.length + 1 }, (_, column) => column)];
  const at = (row: number, column: number) => rows[row]?.[column] ?? 0;
  for (let row = 1; row <= one.length; row += 1) {
    rows.push([row]);
    for (let column = 1; column <= other.length; column += 1) {
      const isSame = one[row - 1] === other[column - 1];
      const isSwapped =
        row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      rows[row]?.push(
        Math.min(
          at(row - 1, column) + 1,
          at(row, column - 1) + 1,
          at(row - 1, column - 1) + (isSame ? 0 : 1),
          isSwapped ? at(row - 2, column - 2) + 1 : Infinity,
        ),
      );
    }
  }
  return at(one.length, other.length);
}
