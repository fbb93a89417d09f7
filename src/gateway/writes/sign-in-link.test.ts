import { expect, it } from 'vitest';

import { signInLink } from './sign-in-link.ts';

const values = { token: 'Tok1', email: 'ada+test@example.org' };

it.each([
  ['https://app.example.org/sign-in', 'https://app.example.org/sign-in?token=Tok1&email=ada%2Btest%40example.org'],
  [
    'https://app.example.org/?from=usher#x',
    'https://app.example.org/?from=usher&token=Tok1&email=ada%2Btest%40example.org#x',
  ],
  ['https://app.example.org/in/{token}?mail={email}', 'https://app.example.org/in/Tok1?mail=ada%2Btest%40example.org'],
])('makes %s a link', (page, link) => {
  expect(signInLink(page, values)).toBe(link);
});
