import { expect, it } from 'vitest';

import { formatDuration, messageLanguageOf, messageLanguages, signInMessages } from './sign-in-messages.ts';

const values = { name: 'Ada', app: 'Shop', link: 'https://shop.example/in?token=t', duration: '1 hour' };

it.each(messageLanguages)('has name, app, link and duration in %s, and can do without a name', (language) => {
  const message = signInMessages[language](values);
  for (const value of Object.values(values)) expect(message).toContain(value);
  expect(signInMessages[language]({ ...values, name: undefined })).not.toContain('undefined');
});

it.each([
  ['de-AT', 'de'],
  ['pt_BR', 'pt'],
  ['ZH-Hans', 'zh'],
  ['ko', undefined],
  ['', undefined],
  [undefined, undefined],
])('finds the language of %s', (locale, language) => {
  expect(messageLanguageOf(locale)).toBe(language);
});

it('writes durations in the language of the message', () => {
  expect([formatDuration(600, 'en'), formatDuration(3600, 'de'), formatDuration(86_400, 'de')]).toEqual([
    '10 minutes',
    '1 Stunde',
    '24 Stunden',
  ]);
  expect([formatDuration(600, 'zh'), formatDuration(3600, 'ja')]).toEqual(['10 分钟', '1時間']);
});
