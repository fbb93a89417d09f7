/** Attributes of an input whose text must not be corrected or completed by the device. */
export const verbatim = { autoCapitalize: 'none', autoCorrect: 'off', autoComplete: 'off', spellCheck: false } as const;
