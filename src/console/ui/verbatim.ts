/** For a box whose text is compared as it is typed: the device shall change and suggest nothing. */
export const verbatim = { autoCapitalize: 'none', autoCorrect: 'off', autoComplete: 'off', spellCheck: false } as const;
