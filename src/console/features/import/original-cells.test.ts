import { describe, expect, it } from 'vitest';

import { maxOriginalLength } from '#contract/imports.ts';

import { initialMapping } from './initial-mapping.ts';
import type { MappingTarget } from './mapping.ts';
import { originalCells } from './original-cells.ts';
import { readImportFile } from './read-import-file.ts';
import { recognizeSource } from './recognize-source.ts';
import { isSecretName } from './secret-cells.ts';

const bcrypt = '$2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy';
const md5 = '5f4dcc3b5aa765d61d8327deb882cf99';

/** The original cells of a file, whose columns have the targets that are `given` and else those that are suggested. */
function read(text: string, given: Readonly<Record<string, MappingTarget>> = {}) {
  const table = readImportFile(new TextEncoder().encode(text));
  const mapping = initialMapping(table, recognizeSource(table));
  const columns = mapping.columns.map(({ column, target }) => ({ column, target: given[column] ?? target }));
  const cellsOf = originalCells(table, { ...mapping, columns });
  return {
    columns: table.originalColumns,
    rows: Array.from({ length: table.count }, (_, index) => cellsOf(index)),
  };
}

describe('the original cells of a table', () => {
  it('are as the file has them, also of columns that are ignored', () => {
    const text = 'E-Mail,Note,Born\n Ada@Example.com ,"=1+1, ""x""",4/1/1985\nbob@b.c,"two\nlines"\n';
    expect(read(text, { Born: 'ignore' })).toEqual({
      columns: ['E-Mail', 'Note', 'Born'],
      rows: [
        [' Ada@Example.com ', '=1+1, "x"', '4/1/1985'],
        ['bob@b.c', 'two\nlines', ''],
      ],
    });
  });

  it('are empty in columns that are mapped to a part of a password', () => {
    const targets = { a: 'passwordPlain', b: 'passwordDigest', c: 'passwordAlgorithm', d: 'passwordSalt' } as const;
    expect(read('email,a,b,c,d\nada@b.c,1,2,3,4\n', targets).rows).toEqual([['ada@b.c', '', '', '', '']]);
  });

  it.each<[string, string]>([
    ['old_password', 'x'],
    ['userPwd', 'x'],
    ['初期パスワード', 'x'],
    ['密码', 'x'],
    ['PIN', '1234'],
    ['Salt value', 'x'],
    ['api-token', 'x'],
    ['col', bcrypt],
    ['col', md5],
    ['col', 'Hunter2!x'],
    ['col', 'dGhpcyBpcyBhIGxvbmcgc2VjcmV0IGtleSBvZiA0MCBieXRlcyE='],
    ['note', 'The password is: hunter2'],
    ['note', 'Password:hunter2'],
    ['note', 'パスワード：hunter2'],
    ['note', '{"pwd": broken'],
  ])('are empty in an ignored column %s with %s', (name, value) => {
    expect(read(`email,${name}\nada@b.c,"${value.replaceAll('"', '""')}"\n`, { [name]: 'ignore' }).rows).toEqual([
      ['ada@b.c', ''],
    ]);
  });

  it('are empty for all of a column with passwords, and for single digests', () => {
    const text = `email,a,b\nada@b.c,Hunter2!x,see ticket\nbob@b.c,summer,${bcrypt}\ncy@b.c,Tr0ub4dor&3,ok\ndi@b.c,x,ok\n`;
    expect(read(text, { a: 'ignore', b: 'ignore' }).rows).toEqual([
      ['ada@b.c', '', 'see ticket'],
      ['bob@b.c', '', ''],
      ['cy@b.c', '', 'ok'],
      ['di@b.c', '', 'ok'],
    ]);
  });

  it('keep an ID that is like a digest', () => {
    expect(read(`id,email\n${md5},ada@b.c\n`).rows).toEqual([[md5, 'ada@b.c']]);
  });

  it('are without the secrets in a cell with JSON', () => {
    const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
    const data = '{ "team": "x", "login": {"Password": "hunter2", "at": 1} }';
    const text = `email,data,other\nada@b.c,${cell(data)},${cell('[1, 2]')}\n`;
    expect(read(text, { data: 'customData', other: 'ignore' }).rows).toEqual([
      ['ada@b.c', '{"team":"x","login":{"Password":"","at":1}}', '[1, 2]'],
    ]);
  });

  it('are missing for broken and too long rows', () => {
    const long = 'x '.repeat(maxOriginalLength / 2);
    const text = `email,note\nada@b.c,${long}\nbob@b.c,secret,secret\ncy@b.c,ok\n`;
    expect(read(text).rows).toEqual([undefined, undefined, ['cy@b.c', 'ok']]);
  });
});

describe('the original cells of JSON', () => {
  it('are the members of the records as compact JSON, and texts as they are', () => {
    const records = [
      { email: 'ada@b.c', age: 36, tags: ['a', 'b'], isOn: true, none: null },
      { email: 'bob@b.c', profile: { name: 'Bob', 'x.y': 1 } },
    ];
    expect(read(JSON.stringify(records, null, 2))).toEqual({
      columns: ['email', 'age', 'tags', 'isOn', 'none', 'profile'],
      rows: [
        ['ada@b.c', '36', '["a","b"]', 'true', '', ''],
        ['bob@b.c', '', '', '', '', '{"name":"Bob","x.y":1}'],
      ],
    });
  });

  it('are without secrets, whose paths are mapped, or which are named or look so', () => {
    const lines = [
      {
        user: { email: 'ada@b.c', code: 'opensesame', key: bcrypt, id: md5 },
        credentials: [{ secretData: 'x' }],
        links: [{ provider: 'a', access_token: 'x' }, md5],
      },
      { user: { email: 'bob@b.c' } },
    ];
    const text = lines.map((line) => JSON.stringify(line)).join('\n');
    const { columns, rows } = read(text, { 'user.code': 'passwordPlain', 'user.id': 'sourceId' });
    expect(columns).toEqual(['user', 'credentials', 'links']);
    expect(rows[0]).toEqual([
      `{"email":"ada@b.c","code":"","key":"","id":"${md5}"}`,
      '',
      '[{"provider":"a","access_token":""},""]',
    ]);
  });

  it('keep members named __proto__ as data', () => {
    expect(read('{"email":"ada@b.c","__proto__":{"x":1}}')).toEqual({
      columns: ['email', '__proto__'],
      rows: [['ada@b.c', '{"x":1}']],
    });
  });
});

it.each(['passport', 'secretary', 'salutation', 'pinned', 'email', 'compass', '编号', '備考'])(
  'takes %s as no name of a secret',
  (name) => expect(isSecretName(name)).toBe(false),
);
