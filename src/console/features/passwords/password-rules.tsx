import { Stack, Text, VisuallyHidden } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

import { type PasswordPolicy, passwordIssues, type UserInfo } from '#contract/password-policy.ts';
import type { PasswordIssueCode } from '#contract/passwords.ts';

import classes from './password-rules.module.css';

type Props = {
  policy: PasswordPolicy;
  /** False when the tenant's policy could not be loaded and defaults are shown. */
  isKnown: boolean;
  broken: readonly PolicyRule[];
};

/** The rules of the policy, each marked as met or not met. */
export function PasswordRules({ policy, isKnown, broken }: Props) {
  const { t } = useTranslation();
  return (
    <Stack gap={4} component="section" aria-label={t('passwords.policy.title')}>
      <Text size="sm" fw={600}>
        {t('passwords.policy.title')}
      </Text>
      {!isKnown && <Text size="sm">{t('passwords.policy.unknown')}</Text>}
      <ul className={classes.rules}>
        {rulesOf(policy).map((rule) => {
          const isBroken = broken.includes(rule);
          return (
            <li key={rule} className={isBroken ? classes.broken : classes.met}>
              {isBroken ? <IconX size={16} aria-hidden /> : <IconCheck size={16} aria-hidden />}
              <span>
                {ruleText(rule)}
                <VisuallyHidden>
                  {t('controls.colon')}
                  {isBroken ? t('passwords.policy.notMet') : t('passwords.policy.met')}
                </VisuallyHidden>
              </span>
            </li>
          );
        })}
      </ul>
      {policy.rejects.pwned && (
        <Text size="xs" c="dimmed">
          {t('passwords.policy.pwned')}
        </Text>
      )}
      <Text size="xs" c="dimmed">
        {t('passwords.policy.note')}
      </Text>
    </Stack>
  );

  function ruleText(rule: PolicyRule): string {
    if (rule === 'length') return t('passwords.policy.length', { min: policy.length.min, count: policy.length.max });
    if (rule === 'characterTypes') return t('passwords.policy.characterTypes', { count: policy.characterTypes.min });
    return t(`passwords.policy.${rule}`);
  }
}

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
type PolicyRule = Exclude<(typeof ruleOf)[PasswordIssueCode], 'pwned'>;

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
