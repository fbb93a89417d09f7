/** What one step of the chain from Usher to Logto and to the sign-in provider came to. Holds no secret. */
export type Check = {
  /** What was checked, such as "Token". */
  name: string;
  /** `warning`: Usher works, but something is missing, at risk, or could not be checked. */
  state: 'ok' | 'warning' | 'wrong';
  /** What holds, or what is wrong. */
  found: string;
  /** What to do about it. */
  todo?: string;
};

export const ok = (name: string, found: string): Check => ({ name, state: 'ok', found });

export const warning = (name: string, found: string, todo?: string): Check => ({
  name,
  state: 'warning',
  found,
  ...(todo !== undefined && { todo }),
});

export const wrong = (name: string, found: string, todo: string): Check => ({ name, state: 'wrong', found, todo });

const labels = { ok: 'ok', warning: 'warning', wrong: 'WRONG' } as const;

/** A check as it is printed: one line, and one for what to do. */
export const linesOf = ({ name, state, found, todo }: Check): string[] => [
  `  ${labels[state].padEnd(7)}  ${name}: ${found}`,
  ...(todo === undefined ? [] : [`           -> ${todo}`]),
];
