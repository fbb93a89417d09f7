import { CloseButton, Group, Paper, Text, Textarea } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { cleanText, isBlank } from '#console/lib/identifying-text.ts';
import { isForInputMethod } from '#console/lib/input-method.ts';
import { useOperator } from '#console/shared/operator/use-operator.ts';
import { CheckedField } from '#console/ui/submission.tsx';
import { maxReasonLength, type Permission } from '#contract/operators.ts';
import { isReason, minReasonLength } from '#contract/reasons.ts';

import { useReasons } from './reasons.tsx';
import classes from './use-reason.module.css';

type Options = {
  /** IDs of the users or the role that are written to; empty if the reason is for one write only. */
  targets: readonly string[];
  action: Permission | undefined;
  /** Requires a reason regardless of the settings. */
  isAlwaysNeeded: boolean | undefined;
  /** The text to start with. */
  given: string | undefined;
};

type Reason = {
  /** The remembered reason, or an input if a reason is needed. */
  field: ReactNode;
  /** Whether the action can proceed. */
  isGiven: boolean;
  /** The reason to send; undefined if there is none. */
  value: string | undefined;
  /** Remembers the input for further writes to the same targets. */
  remember: () => void;
  /** Requires a reason regardless of the settings, as the gateway did. */
  demand: () => void;
  /** Clears the input. */
  clear: () => void;
};

/**
 * The reason or ticket that a write needs. A reason is remembered for a while for the same account, and shown; it is
 * never used for another account.
 */
export function useReason({ targets, action, isAlwaysNeeded = false, given = '' }: Options): Reason {
  const { t } = useTranslation();
  const { needsReason, reasonPattern } = useOperator();
  const { remembered, remember } = useReasons();
  const [typed, setTyped] = useState(given);
  const [wasLeft, setWasLeft] = useState(false);
  const [isDemanded, setIsDemanded] = useState(false);
  const demand = () => setIsDemanded(true);
  const clear = useCallback(() => setTyped(''), []);
  const known = sameForAll(targets, remembered);

  // Also shown and sent for actions that need no reason, as the operator gave it for this account.
  if (known !== undefined) {
    const field = (
      <Paper withBorder radius="xl" pl="sm" pr={4} py={2} w="fit-content" maw="100%">
        <Group gap="xs" wrap="nowrap">
          <Text size="sm" truncate title={known}>
            {t('session.reason.chip', { reason: known })}
          </Text>
          <CloseButton size={24} aria-label={t('session.reason.forget')} onClick={() => remember(targets, '')} />
        </Group>
      </Paper>
    );
    return { field, isGiven: true, value: known, remember: () => {}, demand, clear };
  }
  // Erasing audit log data always needs a reason, regardless of the settings.
  const isNeeded =
    isAlwaysNeeded || isDemanded || action === 'audit:erase' || (action !== undefined && needsReason(action));
  if (!isNeeded) return { field: null, isGiven: true, value: undefined, remember: () => {}, demand, clear };
  const isGiven = isReason(typed, reasonPattern === undefined ? undefined : new RegExp(reasonPattern, 'u'));
  const problem = isReason(typed)
    ? t('approvals.reason.otherFormat', { pattern: reasonPattern ?? '' })
    : t('approvals.reason.tooShort', { min: minReasonLength });
  const field = (
    <CheckedField problem={isGiven ? undefined : problem}>
      {(error) => (
        <Textarea
          label={t('session.reason.label')}
          description={
            reasonPattern === undefined
              ? t(targets.length === 0 ? 'session.reason.hintOnce' : 'session.reason.hint')
              : t('approvals.reason.hintPattern', { pattern: reasonPattern })
          }
          error={error ?? (wasLeft && !isGiven && !isBlank(typed) && problem)}
          onBlur={() => setWasLeft(true)}
          value={typed}
          maxLength={maxReasonLength}
          required
          autoComplete="off"
          rows={2}
          classNames={{ input: classes.reason }}
          data-autofocus
          data-confirms
          onChange={(event) => setTyped(event.currentTarget.value.replace(/\s*[\r\n]+\s*/g, ' '))}
          onKeyDown={submitOnEnter}
        />
      )}
    </CheckedField>
  );
  const value = cleanText(typed);
  return { field, isGiven, value, remember: () => remember(targets, value), demand, clear };
}

/** Enter submits the form, if there is one, as in an input of one line. */
function submitOnEnter(event: KeyboardEvent<HTMLTextAreaElement>): void {
  const { form } = event.currentTarget;
  if (form === null || event.key !== 'Enter' || event.shiftKey || isForInputMethod(event.nativeEvent)) return;
  event.preventDefault();
  form.requestSubmit();
}

/** Returns the remembered reason if it is the same for all targets. */
function sameForAll(targets: readonly string[], remembered: ReadonlyMap<string, string>): string | undefined {
  const [first, ...others] = targets.map((target) => remembered.get(target));
  return others.every((reason) => reason === first) ? first : undefined;
}
