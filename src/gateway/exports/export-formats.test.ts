import { strFromU8, unzipSync } from 'fflate';
import { readXlsx } from 'hucre/xlsx';
import papaparse from 'papaparse';
import { expect, it } from 'vitest';

import { type ExportColumn, type ExportFormat, maxCellLength } from '#contract/exports.ts';

import { formats } from './export-formats.ts';
import type { ExportedRecord } from './exported-values.ts';

const ada = {
  id: 'u1',
  name: 'Ada "Countess", née Byron\nof Lovelace',
  primaryEmail: null,
  isSuspended: false,
  createdAt: Date.UTC(2026, 2, 1, 12, 30, 15),
  lastSignInAt: null,
  profile: { givenName: 'Ada', address: { country: 'UK' } },
  customData: { 'plan.name': 'gold', level: -3, tags: ['a', 'b'], constructor: 'own' },
  identities: { google: { userId: 'g1' } },
};

type Options = { users?: readonly ExportedRecord[]; hasByteOrderMark?: boolean; onCut?: () => void };

const named = (...names: string[]): ExportColumn[] => names.map((name) => ({ name, header: name }));

async function written(
  format: ExportFormat,
  columns: readonly ExportColumn[],
  options: Options = {},
): Promise<Uint8Array> {
  const { users = [ada], hasByteOrderMark = false, onCut = () => undefined } = options;
  // One user at a time, as at the end of one page and the start of the next.
  const batches = ReadableStream.from([[], ...users.map((user) => [user])]);
  const chunks: Uint8Array[] = [];
  for await (const chunk of formats[format].write(batches, { columns, hasByteOrderMark, sheetName: 'Users', onCut }))
    chunks.push(chunk);
  return Buffer.concat(chunks);
}
const text = async (...given: Parameters<typeof written>) => Buffer.from(await written(...given)).toString('utf8');

it('writes CSV with CRLF, quotes where needed, ISO times, and JSON for objects', async () => {
  const columns = named('id', 'name', 'primaryEmail', 'isSuspended', 'createdAt', 'lastSignInAt', 'profile.address');
  const csv = await text('csv', columns);
  expect(csv).toBe(
    'id,name,primaryEmail,isSuspended,createdAt,lastSignInAt,profile.address\r\n' +
      'u1,"Ada ""Countess"", née Byron\nof Lovelace",,false,2026-03-01T12:30:15.000Z,,"{""country"":""UK""}"\r\n',
  );
});

it('reads members of the profile and of the custom data, also with dots and names of JavaScript', async () => {
  const columns = named(
    'profile.givenName',
    'profile.address.country',
    'profile.toString',
    'customData.plan.name',
    'customData.level',
    'customData.tags',
    'customData.constructor',
    'customData.missing',
  );
  const { data } = papaparse.parse(await text('csv', columns), { skipEmptyLines: true });
  expect(data[1]).toEqual(['Ada', 'UK', '', 'gold', '-3', '["a","b"]', 'own', '']);
});

it.each(['=1+1', '+49 151', '-2', '@SUM(A1)', '\t=1', '＝1', '\r\n=1'])(
  'keeps spreadsheets from running %j',
  async (name) => {
    const users = [{ id: 'u1', name }];
    const csv = await text('csv', [{ name: 'name', header: `${name.trim()}` }], { users });
    const { data } = papaparse.parse<string[]>(csv, { skipEmptyLines: true });
    expect(data.map(([cell]) => cell)).toEqual([`'${name.trim()}`, `'${name}`]);
    // Texts of a sheet are never formulas, and stay as they are.
    const file = await written('xlsx', named('name'), { users });
    expect((await readXlsx(file)).sheets[0]?.rows[1]).toEqual([name]);
    expect(strFromU8(unzipSync(file)['xl/worksheets/sheet1.xml'] ?? new Uint8Array())).not.toMatch(/<f[ >]/);
  },
);

it('starts CSV with a byte order mark on request', async () => {
  expect(await text('csv', named('id'), { hasByteOrderMark: true })).toBe('\uFEFFid\r\nu1\r\n');
});

it('writes NDJSON with the values of the Management API under the chosen names', async () => {
  const columns = [
    { name: 'createdAt', header: 'made' },
    { name: 'customData', header: '__proto__' },
    { name: 'profile.givenName', header: '1' },
    { name: 'avatar', header: 'picture' },
  ];
  const [line, rest] = (await text('ndjson', columns)).split('\n');
  expect(line).toBe(`{"made":${ada.createdAt},"__proto__":${JSON.stringify(ada.customData)},"1":"Ada","picture":null}`);
  expect(rest).toBe('');
});

it('writes sheets with dates, numbers, booleans and texts', async () => {
  const columns = named('id', 'name', 'isSuspended', 'createdAt', 'lastSignInAt', 'customData.level', 'identities');
  const { sheets } = await readXlsx(await written('xlsx', columns));
  expect(sheets.map(({ name }) => name)).toEqual(['Users']);
  expect(sheets[0]?.rows).toEqual([
    columns.map(({ header }) => header),
    ['u1', ada.name, false, new Date(ada.createdAt), null, -3, JSON.stringify(ada.identities)],
  ]);
});

it('writes dates that Excel does not have as texts', async () => {
  const users = [-1e13, 1e15, 1e300].map((createdAt, index) => ({ id: `u${index}`, createdAt }));
  const { sheets } = await readXlsx(await written('xlsx', named('createdAt'), { users }));
  expect(sheets[0]?.rows.slice(1)).toEqual([
    [new Date(-1e13).toISOString()],
    [new Date(1e15).toISOString()],
    ['1e+300'],
  ]);
  expect(await text('csv', named('createdAt'), { users: users.slice(2) })).toContain('1e+300');
});

it('cuts texts that are longer than a cell can be, and counts them', async () => {
  let cut = 0;
  const onCut = () => {
    cut += 1;
  };
  const users = [maxCellLength, maxCellLength + 1].map((length) => ({ id: 'u', name: 'x'.repeat(length) }));
  const { sheets } = await readXlsx(await written('xlsx', named('name'), { users, onCut }));
  const [whole, shortened] = (sheets[0]?.rows.slice(1) ?? []).map(([cell]) => String(cell));
  expect([whole?.length, whole?.endsWith('x')]).toEqual([maxCellLength, true]);
  expect([shortened?.length, shortened?.endsWith('x…')]).toEqual([maxCellLength, true]);
  expect(cut).toBe(1);
  expect(await text('csv', named('name'), { users })).toContain('x'.repeat(maxCellLength + 1));
});

it('writes characters that XML does not have, and texts that look like their codes', async () => {
  const users = ['a\u0000b\u001Fc\uFFFEd\uD800', '_x000D_', 'a\r\nb', ' <&> '].map((name) => ({ id: 'u', name }));
  const { sheets } = await readXlsx(await written('xlsx', named('name'), { users }));
  expect(sheets[0]?.rows.slice(1).flat()).toEqual(['a\u0000b\u001Fc\uFFFDd\uFFFD', '_x000D_', 'a\r\nb', ' <&> ']);
});

it('survives values that are nested too deep', async () => {
  const deep = Array.from({ length: 20_000 }).reduce<unknown>((inner) => [inner], 1);
  for (const format of ['csv', 'ndjson'] as const) {
    expect(await text(format, named('customData'), { users: [{ id: 'u', customData: deep }] })).toContain(
      '[nested too deep]',
    );
  }
});

it('stops reading users when the file is no longer read', async () => {
  for (const format of ['csv', 'ndjson', 'xlsx'] as const) {
    let [read, isReturned] = [0, false];
    const users = (async function* endless() {
      try {
        for (;;) {
          read += 1;
          yield Array.from({ length: 1000 }, () => ({ id: String(Math.random()) }));
        }
      } finally {
        isReturned = true;
      }
    })();
    const options = { columns: named('id'), hasByteOrderMark: false, sheetName: 'Users', onCut: () => undefined };
    let chunks = 0;
    for await (const chunk of formats[format].write(users, options)) {
      chunks += chunk.byteLength > 0 ? 1 : 0;
      if (chunks === 5) break;
    }
    await expect.poll(() => isReturned).toBe(true);
    expect(read).toBeLessThan(200);
  }
});
