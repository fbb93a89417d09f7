/**
 * The texts of a language with the keys of English. Chinese and Japanese have one plural form, so the key of the
 * singular is left out; `_zero` is i18next's form for none and is kept.
 */
export type Translated<Texts> = {
  readonly [Key in keyof Texts as Key extends `${string}_one` ? never : Key]: Texts[Key] extends string
    ? string
    : Translated<Texts[Key]>;
};
