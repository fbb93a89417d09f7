/** Languages of the interface, as BCP 47 tags. The script in index.html chooses one of them. */
export const languages = ['en', 'zh-CN', 'ja'] as const;

export type Language = (typeof languages)[number];
