import { passwordIssues, type PasswordPolicy, type UserInfo } from '#contract/password-policy.ts';
import type { PasswordIssueCode } from '#contract/passwords.ts';

const ruleOf = {
  too_short: 'length',
  too_long: 'length',
  character_types: 'characterTypes',
  unsupported_characters: 'characters',
  pwned: 'pwned',
  'restricted.repetition': 'repetition',
  'restricted.sequence': 'sequence',
  'restricted.user_info': 'userInfo',
  'restricted.words': 'words',
} as const satisfies Record<PasswordIssueCode, string>;

/** Rules that can be checked here; Logto looks up breached passwords in an external service. */
export type PolicyRule = Exclude<(typeof ruleOf)[PasswordIssueCode], 'pwned'>;

/** Returns the rules of a policy in display order. */
export function rulesOf({ rejects }: PasswordPolicy): PolicyRule[] {
  return [
    'length',
    'characterTypes',
    'characters',
    ...(rejects.repetitionAndSequence ? (['repetition', 'sequence'] as const) : []),
    ...(rejects.userInfo ? (['userInfo'] as const) : []),
    ...(rejects.words.some((word) => word !== '') ? (['words'] as const) : []),
  ];
}

/** Returns the rules that `password` breaks, in display order. */
export function brokenRules(password: string, policy: PasswordPolicy, user: UserInfo): PolicyRule[] {
  const broken = passwordIssues(password, policy, user).map(({ code }) => `${code}`);
  const codes = Object.entries(ruleOf).filter(([code]) => broken.includes(`password_rejected.${code}`));
  return rulesOf(policy).filter((rule) => codes.some(([, one]) => one === rule));
}
