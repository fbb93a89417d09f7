/** A name in its own script and in plain Latin letters, as in e-mail addresses. */
export type Name = { native: string; latin: string };

export type Place = { locality: string; region: string; postalCode: string };

/** What makes one person's name, telephone, language and address belong together. */
export type Culture = {
  weight: number;
  /** ISO 3166-1, as in `profile.address.country`. */
  country: string;
  locale: string;
  zones: readonly string[];
  given: readonly Name[];
  family: readonly Name[];
  fullName: (given: string, family: string) => string;
  /**
   * International numbers in which each `x` is any digit: those set aside for films and books where a country has such,
   * elsewhere a block of noughts that is hardly given to anybody. Spaces are for reading.
   */
  phones: readonly string[];
  places: readonly Place[];
  /** Streets; `#` is the house number. */
  streets: readonly string[];
};

export const givenFirst = (given: string, family: string) => `${given} ${family}`;
export const familyFirst = (given: string, family: string) => `${family} ${given}`;
export const familyFirstJoined = (given: string, family: string) => `${family}${given}`;

/** Reads `Ada, Zoë, 陈 chen`: names with commas between them, each with its Latin form unless that is plain to see. */
export const names = (list: string): Name[] =>
  list.split(',').map((entry) => {
    const [native = '', latin = romanise(native)] = entry.trim().split(/\s+/);
    return { native, latin };
  });

/** Reads `Town|Region|12345; Town|Region|12345`. */
export const places = (list: string): Place[] =>
  list.split(';').map((entry) => {
    const [locality = '', region = '', postalCode = ''] = entry.trim().split('|');
    return { locality, region, postalCode };
  });

/** Letters that are not a base letter with a mark, so that Unicode does not take them apart. */
const undecomposed: Record<string, string> = {
  ß: 'ss',
  ł: 'l',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  đ: 'd',
  ı: 'i',
  þ: 'th',
  ð: 'd',
};

const romanise = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[ßłøæœđıþð]/g, (letter) => undecomposed[letter] ?? letter)
    .normalize('NFD')
    .replace(/[^a-z]/g, '');
