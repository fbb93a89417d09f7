/**
 * Precomputed Argon2i digests with Logto's parameters (logto-behavior.md#6): hashing takes far longer than the rest of a
 * user, and a random salt would make every seeding different. Demo users can't sign in anywhere; the passwords are public
 * so that verification can be demonstrated.
 */
export const demoPasswords = [
  {
    password: 'correct horse battery staple',
    digest: '$argon2i$v=19$m=8192,t=8,p=1$b3oJuOi1ABEjD00cBQwb9w$m8E/hm0e3cJedPhEQfCthm1wqgtsmMT4UAEHWpEP2I8',
  },
  {
    password: 'tea at half past four',
    digest: '$argon2i$v=19$m=8192,t=8,p=1$wcBfnYMkR9tF4YmP/CG+tA$AKP3BCCrWSy33fX+jZgEePTKC7x2dNqLGTwJY/tZhoM',
  },
  {
    password: 'seven lamps on the bridge',
    digest: '$argon2i$v=19$m=8192,t=8,p=1$Q20iWsC48HapK43+BY99Xg$DZIB0srK+KpBNop7JXQ/P4cKsqFGNv4vUPmGd3ja/RA',
  },
  {
    password: 'a quiet garden in May',
    digest: '$argon2i$v=19$m=8192,t=8,p=1$yKRbezoKbmCn2KYJUHDUCQ$vw6rs4Vqnq5dbEn7HG0bJUef1f887n1Xtjc98ivHOYs',
  },
  {
    password: 'paper boats and thunder',
    digest: '$argon2i$v=19$m=8192,t=8,p=1$/z4IkFIUapPtRC3lm4Loyg$CkXcsNyOwpOSZw8QS4+uqctgP+f3IRFu249I92oMtOU',
  },
] as const;
