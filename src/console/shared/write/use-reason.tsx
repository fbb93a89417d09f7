import { CloseButton, Group, Paper, Text, TextInput } from '@mantine/core';
import { type ReactNode, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';

import { isReasonDemanded, onReasonChange, rememberedReason, rememberReason } from '#console/api/reasons.ts';
import { cleanText, isBlank } from '#console/lib/identifying-text.ts';
import { maxReasonLength, type Permission } from '#contract/operators.ts';
import { isReason, minReasonLength } from '#contract/reasons.ts';

import { useOperator } from '#console/shared/operator/use-operator.ts';

type Reason = {
  /** The reason that is remembered, or the box to type one in where one is needed. */
  field: ReactNode;
  /** Whether the action may be carried out. */
  isGiven: boolean;
  /** Remembers what was typed, so that the request carries it. To be called before it is sent. */
  remember: () => void;
};

/**
 * The reason or ticket that an action needs. One that was given for this account is remembered for a while, visibly, and
 * never carried to another account.
 *
 * @param targets the IDs of the users, or of the role, that are written to
 * @param isAlwaysNeeded whatever the settings say of the action
 */
export function useReason(targets: readonly string[], action: Permission, isAlwaysNeeded = false): Reason {
  const { t } = useTranslation();
  const { needsReason, reasonPattern } = useOperator();
  const [typed, setTyped] = useState('');
  const [wasLeft, setWasLeft] = useState(false);
  const remembered = useSyncExternalStore(onReasonChange, () => reasonOfAll(targets));
  const isDemanded = useSyncExternalStore(onReasonChange, () => targets.some(isReasonDemanded));
  const rememberForAll = (reason: string) => {
    for (const target of targets) rememberReason(target, reason);
  };

  // It is sent with every write to this account, so it is shown with those too that need none.
  if (remembered !== undefined) {
    const field = (
      <Paper withBorder radius="xl" pl="sm" pr={4} py={2} w="fit-content" maw="100%">
        <Group gap="xs" wrap="nowrap">
          <Text size="sm" truncate>
            {t('session.reason.chip', { reason: remembered })}
          </Text>
          <CloseButton size={24} aria-label={t('session.reason.forget')} onClick={() => rememberForAll('')} />
        </Group>
      </Paper>
    );
    return { field, isGiven: true, remember: () => undefined };
  }
  // What was done to the audit log must explain itself, whatever the settings say.
  const isNeeded = isAlwaysNeeded || isDemanded || needsReason(action) || action === 'audit:erase';
  if (!isNeeded) return { field: null, isGiven: true, remember: () => undefined };
  const isGiven = isReason(typed, reasonPattern === undefined ? undefined : new RegExp(reasonPattern, 'u'));
  const problem = isReason(typed)
    ? t('approvals.reason.otherFormat', { pattern: reasonPattern ?? '' })
    : t('approvals.reason.tooShort', { min: minReasonLength });
  const field = (
    <TextInput
      label={t('session.reason.label')}
      description={
        reasonPattern === undefined
          ? t('session.reason.hint')
          : t('approvals.reason.hintPattern', { pattern: reasonPattern })
      }
      error={wasLeft && !isGiven && !isBlank(typed) && problem}
      onBlur={() => setWasLeft(true)}
      value={typed}
      maxLength={maxReasonLength}
      required
      autoComplete="off"
      onChange={(event) => setTyped(event.currentTarget.value)}
    />
  );
  return { field, isGiven, remember: () => rememberForAll(cleanText(typed)) };
}

/** What was given for every one of them. */
function reasonOfAll(targets: readonly string[]): string | undefined {
  const [first, ...others] = targets.map(rememberedReason);
  return others.every((reason) => reason === first) ? first : undefined;
}
