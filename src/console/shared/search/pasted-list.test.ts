import { expect, it } from 'vitest';

import { hasWideSpace, readPastedList, splitAtWideSpaces } from './pasted-list.ts';

it.each([
  ['ada@x.org', ['ada@x.org']],
  ['ada@x.org\ngrace@x.org\r\n\r\nlinus\n', ['ada@x.org', 'grace@x.org', 'linus']],
  ['ada@x.org, grace@x.org;linus@x.org', ['ada@x.org', 'grace@x.org', 'linus@x.org']],
  ['Ada <ada@x.org>, "Hopper, Grace" <grace@x.org>', ['Ada <ada@x.org>', '"Hopper, Grace" <grace@x.org>']],
  ['ada@x.org\tgrace@x.org', ['ada@x.org', 'grace@x.org']],
  ['ada;grace;linus', ['ada', 'grace', 'linus']],
  ['ada, grace, linus', ['ada', 'grace', 'linus']],
  ['a1b2c3d4e5f6,b1b2c3d4e5f6', ['a1b2c3d4e5f6', 'b1b2c3d4e5f6']],
  ['+49 170 1234567, 0171/7654321', ['+49 170 1234567', '0171/7654321']],
  // In Chinese and Japanese.
  ['王小明、李雷，韩梅梅；ada@x.org', ['王小明', '李雷', '韩梅梅', 'ada@x.org']],
  ['1、王小明\n2、李雷', ['王小明', '李雷']],
  ['ada@x.org\u3000grace@x.org', ['ada@x.org', 'grace@x.org']],
  ['山田\u3000太郎\n田中\u3000花子', ['山田\u3000太郎', '田中\u3000花子']],
  ['徐建国\u3000高秀英\u3000罗欣妍', ['徐建国', '高秀英', '罗欣妍']],
  ['林\u3000太郎\u3000様', ['林\u3000太郎\u3000様']],
  // Names with commas.
  ['Lovelace, Ada', ['Lovelace, Ada']],
  ['Lovelace, Ada\nHopper, Grace', ['Lovelace, Ada', 'Hopper, Grace']],
  ['Lovelace, Ada, Countess', ['Lovelace', 'Ada', 'Countess']],
  ['van Rossum, Guido, Dr.', ['van Rossum, Guido, Dr.']],
  // Rows of a spreadsheet, by their identifiers.
  ['Ada Lovelace\tada@x.org\tLondon\nGrace Hopper\tgrace@x.org\tNew York', ['ada@x.org', 'grace@x.org']],
  ['ada@x.org,Ada,"Lovelace, Countess"', ['ada@x.org']],
  ['"ada@x.org"\n"grace@x.org"', ['ada@x.org', 'grace@x.org']],
  ['name\tcity\n"Ada ""Countess"" Lovelace"\tLondon', ['Ada "Countess" Lovelace, London']],
  ['id\temail\nabcdefghijkl\tada@x.org\n\tgrace@x.org', ['abcdefghijkl', 'grace@x.org']],
  // Names between identifiers are entries too.
  ['ken@x.org, seoyeonjang, falcao@x.org', ['ken@x.org', 'seoyeonjang', 'falcao@x.org']],
  ['ken@x.org; seoyeonjang; falcao@x.org', ['ken@x.org', 'seoyeonjang', 'falcao@x.org']],
  ['a1b2c3d4e5f6, ken@x.org, Ada Lovelace', ['a1b2c3d4e5f6', 'ken@x.org', 'Ada Lovelace']],
  ['ada@x.org, 2024-05-01', ['ada@x.org']],
  ['["ada@x.org","grace@x.org"]', ['ada@x.org', 'grace@x.org']],
  ['[\n  "ada@x.org",\n  "grace@x.org"\n]', ['ada@x.org', 'grace@x.org']],
  // Rows with several identifiers of one user.
  [
    'a1b2c3d4e5f6\tada@x.org\t+49 170 1234567\nb1b2c3d4e5f6\tgrace@x.org\t+49 170 7654321',
    ['a1b2c3d4e5f6', 'b1b2c3d4e5f6'],
  ],
  ['Ada\tada@x.org\t+49 170 1234567', ['ada@x.org']],
  ['ada@x.org\t+49 170 1234567\n\t+49 170 7654321\nlinus@x.org\t', ['ada@x.org', '+49 170 7654321', 'linus@x.org']],
  ['Ada;ada@x.org;+49 170 1234567\nGrace;;\n', ['ada@x.org', 'Grace']],
  ['ada@x.org\tgrace@x.org\nlinus@x.org\talan@x.org', ['ada@x.org', 'grace@x.org', 'linus@x.org', 'alan@x.org']],
  ['ada@x.org\ta1b2c3d4e5f6\na1b2c3d4e5f7\tgrace@x.org', ['ada@x.org', 'a1b2c3d4e5f6', 'a1b2c3d4e5f7', 'grace@x.org']],
  // Column headings are skipped.
  ['Email\nada@x.org\ngrace@x.org', ['ada@x.org', 'grace@x.org']],
  ['"Primary e-mail"\nada@x.org', ['ada@x.org']],
  ['name,email\nAda,ada@x.org\n"Hopper, Grace",grace@x.org', ['ada@x.org', 'grace@x.org']],
  ['work,private,user_id\nada@x.org,a@x.org,a1b2c3d4e5f6\ngrace@x.org,g@x.org,', ['a1b2c3d4e5f6', 'grace@x.org']],
  ['email', ['email']],
  // Bullets and list numbers are removed.
  [
    '- ada@x.org\n• Ada Lovelace\n1. Grace\n2) +49 170 1234567',
    ['ada@x.org', 'Ada Lovelace', 'Grace', '+49 170 1234567'],
  ],
  ["'ada@x.org', 'grace@x.org'", ['ada@x.org', 'grace@x.org']],
  ['', []],
  [' , ;\n\t', []],
])('%j', (text, inputs) => {
  expect(readPastedList(text)).toEqual({ inputs, total: inputs.length });
});

it('reads the first 5,000 entries and counts all', () => {
  const text = Array.from({ length: 5001 }, (_, index) => `person${index}@x.org`).join('\n');
  const { inputs, total } = readPastedList(text);
  expect(inputs).toHaveLength(5000);
  expect(inputs.at(-1)).toBe('person4999@x.org');
  expect(total).toBe(5001);
});

it('splits names at wide spaces if asked', () => {
  expect(hasWideSpace('徐建国\u3000高秀英')).toBe(true);
  expect(readPastedList(splitAtWideSpaces('徐建国\u3000高秀英\n李雷')).inputs).toEqual(['徐建国', '高秀英', '李雷']);
});
