import { describe, expect, it } from 'vitest';

import { loadPhoneBook } from '#console/lib/phones.ts';

import { caseInsensitiveSearch, caseSensitiveSearch, matchedField, textToSearch } from './lookup-searches.ts';
import { narrowedTo, recognize } from './recognize.ts';

const { readPhone } = await loadPhoneBook();
const recognized = (text: string, country = 'DE') => recognize(text, country, readPhone);
const kinds = (text: string, country?: string) =>
  recognized(text, country).interpretations.map(({ kind, value }) => `${kind} ${value}`);

describe('phone numbers', () => {
  it.each([
    ['DE', '0170 1234567', '491701234567'],
    ['DE', '+49 (0)170 / 1234567', '491701234567'],
    ['DE', '0049 170 1234567', '491701234567'],
    ['DE', '030 / 23125-000', '493023125000'],
    ['DE', '+44 7911 123456', '447911123456'],
    ['GB', '07911 123456', '447911123456'],
    ['GB', '+44 (0)7911 123 456', '447911123456'],
    ['GB', '020 7946 0958', '442079460958'],
    ['US', '(415) 555-2671', '14155552671'],
    ['US', '415.555.2671', '14155552671'],
    ['US', '1-415-555-2671', '14155552671'],
    ['US', '011 49 170 1234567', '491701234567'],
    ['US', '0049 170 1234567', '491701234567'],
    ['JP', '090-1234-5678', '819012345678'],
    ['JP', '０９０−１２３４−５６７８', '819012345678'],
    ['JP', '+81 90 1234 5678', '819012345678'],
    ['IT', '06 698 82001', '390669882001'],
    ['IT', '+39 06 698 82001', '390669882001'],
    ['IT', '347 123 4567', '393471234567'],
    ['US', 'tel:+49-170-1234567;ext=9', '491701234567'],
    ['US', '\u202A+49 170 1234567\u202C', '491701234567'],
    ['US', '(+49) 89 99998365', '498999998365'],
    ['US', 'Tel. +49 170 1234567', '491701234567'],
    ['US', 'Tel.: +49 170 1234567', '491701234567'],
    ['US', 'Téléphone : +49 170 1234567', '491701234567'],
    ['US', '+49 170 1234567,', '491701234567'],
    ['US', '+49·170·1234567', '491701234567'],
    ['US', '<tel:+49-170-1234567>', '491701234567'],
    ['US', '++49 170 1234567', '491701234567'],
    ['US', '(415) 555-2671 x5', '14155552671'],
    ['DE', '"0170 1234567"', '491701234567'],
    ['DE', '0170 1234567 ext. 5', '491701234567'],
    ['DE', '٠١٧٠ ١٢٣٤٥٦٧', '491701234567'],
    ['DE', '۰۱۷۰ ۱۲۳۴۵۶۷', '491701234567'],
    ['DE', '- 0170 1234567', '491701234567'],
  ])('in %s, %s is %s', (country, text, digits) => {
    const { interpretations, isComplete } = recognized(text, country);
    expect(interpretations[0]).toMatchObject({ kind: 'phone', value: digits });
    expect(isComplete).toBe(true);
  });

  it.each([
    ['Tel. +49 170 1234567,', '+49 170 1234567'],
    ['"0170 12345"', '0170 12345'],
    ['٠١٧٠ ١٢٣٤٥', '0170 12345'],
  ])('are searched for without surrounding text: %j', (written, text) => {
    expect(recognized(written).text).toBe(text);
  });

  it('are searched for with and without the national zero', () => {
    expect(caseSensitiveSearch(recognized('+44 7911 123456'))).toEqual({
      matches: [
        { field: 'primaryPhone', mode: 'exact', values: ['447911123456', '4407911123456'] },
        { field: 'name', mode: 'exact', values: ['+44 7911 123456'] },
      ],
      joint: 'or',
      isCaseSensitive: true,
    });
  });

  it('return their country and whether it was assumed', () => {
    expect(recognized('0170 1234567', 'DE').interpretations[0]).toMatchObject({
      phone: { country: 'DE', isNational: true },
    });
    // Not a valid number of that country.
    expect(recognized('0170 1234567', 'US').interpretations[0]).toMatchObject({
      phone: { digits: '01701234567', isNational: true, isComplete: false },
    });
    expect(recognized('+49 170 1234567', 'US').interpretations[0]).toMatchObject({
      phone: { country: 'DE', isNational: false },
    });
  });

  it('are digits while incomplete', () => {
    expect(recognized('+49 1').interpretations).toEqual([{ kind: 'name', value: '+49 1' }]);
    expect(recognized('+49 170')).toMatchObject({
      interpretations: [
        { kind: 'phone', value: '49170' },
        { kind: 'name', value: '+49 170' },
      ],
      isComplete: false,
    });
  });

  it('are digits without country metadata', () => {
    expect(recognize('+49 170 1234567', 'DE').interpretations).toMatchObject([
      { kind: 'phone', value: '491701234567' },
      { kind: 'name', value: '+49 170 1234567' },
    ]);
  });

  it('are searched for in full if stored in another form than typed', () => {
    expect(textToSearch(recognized('0170 1234567', 'DE'))).toBe('+491701234567');
    expect(textToSearch(recognized('+49 170 1234567', 'DE'))).toBe('+49 170 1234567');
    expect(textToSearch(recognized('1234567', 'DE'))).toBe('1234567');
    expect(textToSearch(recognized('0170', 'DE'))).toBe('0170');
    expect(textToSearch(recognized('Ada'))).toBe('Ada');
  });
});

describe('email addresses', () => {
  it.each([
    'ada@example.org',
    '  ada@example.org\t',
    'mailto:ada@example.org?subject=Hello',
    'mailto:ada%40example.org',
    'Ada Lovelace <ada@example.org>',
    '"Lovelace, Ada" <ada@example.org>;',
    '<ada@example.org>',
    'ada@example.org,',
    'ada@example.org>',
    'E-Mail: ada@example.org',
    'E-mail ada@example.org.',
    '[Ada](mailto:ada@example.org)',
    '- ada@example.org',
    '• ada@example.org',
    '1. ada@example.org',
    "'ada@example.org'",
    '["ada@example.org"]',
    'ada@example.org <ada@example.org>',
    'a\u200Bda@example.org\uFEFF',
    'ａｄａ＠example.org',
  ])('%j', (text) => {
    expect(recognized(text)).toMatchObject({
      text: 'ada@example.org',
      interpretations: [{ kind: 'email', value: 'ada@example.org' }, { kind: 'name' }],
      isComplete: true,
    });
  });

  it('keep special characters', () => {
    expect(kinds('ada+test@example.org')).toEqual(['email ada+test@example.org', 'name ada+test@example.org']);
    expect(kinds("o'hara_100%@example.org")[0]).toBe("email o'hara_100%@example.org");
    expect(kinds('josé@example.org')[0]).toBe('email josé@example.org');
  });

  it('are searched for as typed and in lower case, then ignoring case', () => {
    const ada = recognized('Ada@Example.org');
    expect(caseSensitiveSearch(ada)?.matches).toEqual([
      { field: 'primaryEmail', mode: 'exact', values: ['Ada@Example.org', 'ada@example.org'] },
      { field: 'name', mode: 'exact', values: ['Ada@Example.org'] },
    ]);
    expect(caseInsensitiveSearch(ada)).toMatchObject({ isCaseSensitive: false });
  });

  it.each(['ada@', 'ada@example', '@example.org', 'ada@@example.org', 'ada.l@e'])(
    '%s is a part of an email address',
    (text) => {
      const { interpretations, isComplete } = recognized(text);
      expect(interpretations).toEqual([
        { kind: 'emailPart', value: text },
        { kind: 'name', value: text },
      ]);
      expect(isComplete).toBe(false);
      expect(caseSensitiveSearch({ interpretations })?.matches).toEqual([
        { field: 'name', mode: 'exact', values: [text] },
      ]);
    },
  );

  it('are complete when their top-level domain is', () => {
    expect(recognized('ada@example.o').isComplete).toBe(false);
    expect(recognized('ada@example.or').isComplete).toBe(true);
  });
});

describe('other values', () => {
  it.each([
    ['a1b2c3d4e5f6', ['id a1b2c3d4e5f6', 'username a1b2c3d4e5f6', 'name a1b2c3d4e5f6']],
    ['A1B2C3D4E5F6', ['id a1b2c3d4e5f6', 'username A1B2C3D4E5F6', 'name A1B2C3D4E5F6']],
    ['Bartholomews', ['username Bartholomews', 'name Bartholomews', 'id bartholomews']],
    ['491701234567', ['phone 491701234567', 'phone 49491701234567', 'id 491701234567', 'name 491701234567']],
    [
      'https://id.example/console/users/a1b2c3d4e5f6/settings',
      ['id a1b2c3d4e5f6', 'name https://id.example/console/users/a1b2c3d4e5f6/settings'],
    ],
    ['ada', ['username ada', 'name ada']],
    ['@ada', ['username ada', 'name @ada']],
    ['_0170_1234567', ['username _0170_1234567', 'name _0170_1234567']],
    ['x0170', ['username x0170', 'name x0170']],
    ['Ada Lovelace', ['name Ada Lovelace']],
    ['Lovelace, Ada', ['name Lovelace, Ada']],
    ['Ada (Countess)', ['name Ada (Countess)']],
    ['Dr. Ada', ['name Dr. Ada']],
    ['"Ada Lovelace"', ['name Ada Lovelace']],
    ['ID: a1b2c3d4e5f6', ['id a1b2c3d4e5f6', 'username a1b2c3d4e5f6', 'name ID: a1b2c3d4e5f6']],
    ['tel0170123', ['username tel0170123', 'name tel0170123']],
    ['@example.', ['emailPart @example.', 'name @example.']],
    ['E-Mail: ada@exa', ['emailPart ada@exa', 'name E-Mail: ada@exa']],
    ['Support @ Contoso', ['emailPart Support @ Contoso', 'name Support @ Contoso']],
    ['ada@x.org grace@x.org', ['emailPart ada@x.org grace@x.org', 'name ada@x.org grace@x.org']],
    ['José  María', ['name José María']],
    ['Jose\u0301', ['name José']],
    ['علی\u200Cرضا', ['name علی\u200Cرضا']],
    ['100%', ['name 100%']],
    ['12', ['name 12']],
    [' \u200B ', []],
  ])('%j', (text, expected) => {
    expect(kinds(text)).toEqual(expected);
  });

  it.each([
    ['Renée', ['Renée', 'Rene\u0301e']],
    ['Rene\u0301e', ['Renée', 'Rene\u0301e']],
    ['Ren\u200Be', ['Rene', 'Ren\u200Be']],
    ['山田\u3000太郎', ['山田 太郎', '山田\u3000太郎']],
    ['ﾀﾅｶ', ['ﾀﾅｶ', 'タナカ']],
  ])('searches for all spellings of a name: %j', (text, values) => {
    expect(caseSensitiveSearch(recognized(text))?.matches.at(-1)).toEqual({ field: 'name', mode: 'exact', values });
  });

  it('searches for all spellings of an email address', () => {
    expect(caseSensitiveSearch(recognized('kim@example.org\u200B'))?.matches[0]).toEqual({
      field: 'primaryEmail',
      mode: 'exact',
      values: ['kim@example.org', 'kim@example.org\u200B'],
    });
  });

  it('searches for IDs, usernames and names in one request', () => {
    expect(caseSensitiveSearch(recognized('a1b2c3d4e5f6'))?.matches.map(({ field }) => field)).toEqual([
      'id',
      'username',
      'name',
    ]);
    expect(caseInsensitiveSearch(recognized('a1b2c3d4e5f6'))?.matches.map(({ field }) => field)).toEqual([
      'username',
      'name',
    ]);
  });

  it('ignores case only for values that have case', () => {
    expect(caseInsensitiveSearch(recognized('李小龍'))).toBeUndefined();
    expect(caseInsensitiveSearch(recognized('0170 1234567'))).toBeUndefined();
  });

  it('restricts interpretations to the chosen kind', () => {
    const text = recognized('491701234567');
    expect(narrowedTo(text, 'id').interpretations).toEqual([{ kind: 'id', value: '491701234567' }]);
    expect(narrowedTo(text, 'email')).toBe(text);
  });
});

it('returns the field that matched', () => {
  const ada = {
    id: 'a1b2c3d4e5f6',
    username: 'Ada',
    primaryEmail: 'ada@example.org',
    primaryPhone: '4407911123456',
    name: 'ada',
  } as Parameters<typeof matchedField>[0];
  const match = (text: string) => matchedField(ada, recognized(text).interpretations);
  expect(match('A1B2C3D4E5F6')).toBe('id');
  expect(match('ADA@example.org')).toBe('primaryEmail');
  expect(match('+44 7911 123456')).toBe('primaryPhone');
  expect(match('ada')).toBe('username');
  expect(matchedField({ ...ada, username: null }, recognized('ada').interpretations)).toBe('name');
  expect(match('grace')).toBeUndefined();
});

it.each(["'", ',', '(', 'a@', '<@', '.'])('recognizes a megabyte of %s as a name quickly', (part) => {
  const start = performance.now();
  expect(recognized(part.repeat(1_000_000 / part.length)).isComplete).toBe(false);
  expect(performance.now() - start).toBeLessThan(5000);
});
