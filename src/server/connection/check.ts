/** Result of one check of the connections to Logto and the sign-in provider. Contains no secrets. */
export type Check = {
  /** Name of the check, such as "Token". */
  name: string;
  /** `warning`: Usher works, but something is missing, at risk, or could not be checked. */
  state: 'ok' | 'warning' | 'wrong';
  /** Finding, or the problem. */
  found: string;
  /** How to fix the problem. */
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

/** Returns the printed lines of a check: the result, and how to fix a problem. */
export const checkLines = ({ name, state, found, todo }: Check): string[] => [
  `  ${labels[state].padEnd(7)}  ${name}: ${found}`,
  ...(todo === undefined ? [] : [`           -> ${todo}`]),
];
