import { describe, expect, it } from 'vitest';

import { isShortened, readBoolean, readDate, readSuspended, readTime, withoutApostrophe } from './cell-values.ts';

describe('a cell', () => {
  it.each([
    ["'+49 170", '+49 170'],
    ["'=1+1", '=1+1'],
    ["'0170", '0170'],
    ["'t Hooft", "'t Hooft"],
    ["''x", "''x"],
    ['', ''],
  ])('%j is meant as %j', (text, meant) => {
    expect(withoutApostrophe(text)).toBe(meant);
  });

  it.each([
    ['4.91511E+12', true],
    ['4,91511e+12', true],
    ['-1E+20', true],
    ['1e5', false],
    ['491511', false],
    ['user1E+2x', false],
    ['12.5E+3', false],
  ])('%j is shortened: %s', (text, expected) => {
    expect(isShortened(text)).toBe(expected);
  });
});

describe('a truth value', () => {
  it.each<[boolean | undefined, string]>([
    [true, 'true|TRUE|1|yes|Y|はい|是|有|○|Ｙｅｓ|✓'],
    [false, 'false|0|No|いいえ|否|无|×|n'],
    [undefined, 'maybe|2|ja nein'],
  ])('is %s for %s', (expected, texts) => {
    for (const text of texts.split('|')) expect([text, readBoolean(text)]).toEqual([text, expected]);
  });

  it.each<[boolean | undefined, 'suspended' | 'active', string]>([
    [true, 'suspended', 'true|是|停用|suspended|DEPROVISIONED|停止中'],
    [false, 'suspended', 'false|active|正常|有効'],
    [true, 'active', 'false|否|disabled|退職'],
    [false, 'active', 'true|Enabled|PASSWORD_EXPIRED|启用'],
    [undefined, 'active', 'pending|?'],
  ])('says suspended: %s, when the column means %s, for %s', (expected, meaning, texts) => {
    for (const text of texts.split('|')) expect([text, readSuspended(text, meaning)]).toEqual([text, expected]);
  });
});

describe('a date', () => {
  it.each([
    ['1985-04-01', '1985-04-01'],
    ['1985/4/1', '1985-04-01'],
    ['1985.04.01 00:00', '1985-04-01'],
    ['1985年4月1日', '1985-04-01'],
    ['１９８５年４月１日', '1985-04-01'],
    ['1985-04-01T10:00:00Z', '1985-04-01'],
    ['19850401', '1985-04-01'],
    ['1.4.1985', '1985-04-01'],
    ['31/12/1985', '1985-12-31'],
    ['12/31/1985', '1985-12-31'],
    ['4/4/1985', '1985-04-04'],
    ['31138', '1985-04-01'],
    ['31138.5', '1985-04-01'],
    ['1985', '1985'],
    // Day and month could be either.
    ['4/1/1985', undefined],
    ['1985-02-30', undefined],
    ['1985-13-01', undefined],
    ['99999', undefined],
    ['yesterday', undefined],
    ['', undefined],
  ])('%j is %s', (text, date) => {
    expect(readDate(text)).toBe(date);
  });

  it.each([
    ['2020-01-01 00:00:00+00', 1_577_836_800_000],
    ['2020-01-01T00:00:00.000Z', 1_577_836_800_000],
    ['infinity', Number.POSITIVE_INFINITY],
    ['never', undefined],
  ])('has the time of %j', (text, time) => {
    expect(readTime(text)).toBe(time);
  });
});
