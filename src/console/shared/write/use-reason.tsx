import { CloseButton, Group, Paper, Text, TextInput } from '@mantine/core';
import { type ReactNode, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';

import { isReasonDemanded, onReasonChange, rememberedReason, rememberReason } from '#console/api/reasons.ts';
import { cleanText, isBlank } from '#console/lib/identifying-text.ts';
import { useOperator } from '#console/shared/operator/use-operator.ts';
import { maxReasonLength, type Permission } from '#contract/operators.ts';
import { isReason, minReasonLength } from '#contract/reasons.ts';

type Reason = {
  /** The remembered reason, or an input if a reason is needed. */
  field: ReactNode;
  /** Whether the action can proceed. */
  isGiven: boolean;
  /** Remembers the input, so that the request includes it. Call it before sending. */
  remember: () => void;
};

/**
 * The reason or ticket that an action needs. A reason is remembered for a while for the same account, and shown; it is
 * never used for another account.
 *
 * @param targets IDs of the users or the role that are written to
 * @param isAlwaysNeeded requires a reason regardless of the settings
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

  // Also shown for actions that need no reason, because it is sent with every write to this account.
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
  // Erasing audit log data always needs a reason, regardless of the settings.
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

/** Returns the remembered reason if it is the same for all targets. */
function reasonOfAll(targets: readonly string[]): string | undefined {
  const [first, ...others] = targets.map(rememberedReason);
  return others.every((reason) => reason === first) ? first : undefined;
}
