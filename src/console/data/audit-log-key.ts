/** What every question to the journal is kept under. By itself, for those who need not know how it is asked. */
export const journalKey = ['journal'] as const;
