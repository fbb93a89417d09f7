import papaparse from 'papaparse';

import { formulaStart } from '#contract/csv.ts';

/** Columns of the template with an example. The names are the same in all languages, and their meaning is recognized. */
const example = {
  id: '1001',
  username: 'ada_lovelace',
  email: 'ada@example.com',
  phone: '+44 20 7946 0958',
  name: 'Ada Lovelace',
  given_name: 'Ada',
  family_name: 'Lovelace',
  birthdate: '1985-12-10',
  avatar: 'https://example.com/ada.png',
  suspended: 'no',
  email_verified: 'yes',
  roles: '',
  organizations: '',
  password_hash: '',
  password_algorithm: '',
  'customData.department': 'Research',
};

/** A file to start from: CSV with a byte order mark, so that spreadsheets read it as UTF-8, and safe from formulas. */
export const importTemplate = (): string =>
  `\uFEFF${papaparse.unparse([Object.keys(example), Object.values(example)], { escapeFormulae: formulaStart })}\r\n`;
