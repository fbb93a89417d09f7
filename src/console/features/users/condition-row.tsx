import { ActionIcon, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

import { ApiError } from '#console/api/api-error.ts';
import { isForInputMethod } from '#console/lib/input-method.ts';
import { errorCodes, gatewayErrorCodes } from '#contract/errors.ts';
import { type UserSearchField, userSearchFields } from '#contract/search.ts';

import classes from './advanced-search.module.css';
import { type Condition, type ConditionMode, conditionModes } from './conditions.ts';
import { AssumedCountry } from './phone-condition.tsx';

type Props = {
  /** Counted from 1. */
  number: number;
  condition: Condition;
  /** Fields of other conditions. */
  takenFields: readonly UserSearchField[];
  /** Offers all modes, not just the two basic ones. */
  isFull: boolean;
  /** Offers only exact matches, regardless of `isFull`. */
  isExact: boolean;
  problem: ConditionProblem | undefined;
  onChange: (changes: Partial<Condition>) => void;
  /** Undefined for the only condition. */
  onRemove: (() => void) | undefined;
};

const basicModes: readonly ConditionMode[] = ['is', 'contains'];

/** One condition: field, mode and value. */
export function ConditionRow({ number, condition, takenFields, isFull, isExact, problem, onChange, onRemove }: Props) {
  const { t } = useTranslation();
  const { field, mode, text } = condition;
  const modes = conditionModes.filter(
    (one) => one === mode || (isExact ? one === 'is' : isFull || basicModes.includes(one)),
  );
  const valueProps = {
    label: t('advancedSearch.value'),
    value: text,
    error: problem && t(`advancedSearch.problem.${problem}`),
    className: classes.value,
    spellCheck: false,
    autoComplete: 'off',
  };

  return (
    <fieldset aria-label={t('advancedSearch.condition', { number })} className={classes.row}>
      <NativeSelect
        label={t('advancedSearch.field')}
        value={field}
        data={userSearchFields.map((one) => ({
          value: one,
          label: t(`search.fields.${one}`),
          disabled: takenFields.includes(one),
        }))}
        onChange={(event) => onChange({ field: event.currentTarget.value as UserSearchField })}
        className={classes.field}
      />
      <NativeSelect
        label={t('advancedSearch.mode')}
        value={mode}
        data={modes.map((one) => ({ value: one, label: t(`search.modes.${one}`) }))}
        onChange={(event) => onChange({ mode: event.currentTarget.value as ConditionMode })}
        className={classes.mode}
      />
      {mode === 'is' ? (
        <Textarea
          {...valueProps}
          description={t('advancedSearch.hint.is')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          autosize
          minRows={1}
          maxRows={8}
          onChange={(event) => onChange({ text: event.currentTarget.value })}
          onKeyDown={(event) => {
            // Enter submits, as in other fields; Shift+Enter adds a line.
            if (event.key !== 'Enter' || event.shiftKey || isForInputMethod(event.nativeEvent)) return;
            event.preventDefault();
            event.currentTarget.form?.requestSubmit();
          }}
        />
      ) : (
        <TextInput
          {...valueProps}
          {...(mode in hints && { description: t(`advancedSearch.hint.${mode as keyof typeof hints}`) })}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          onChange={(event) => onChange({ text: event.currentTarget.value })}
        />
      )}
      {field === 'primaryPhone' && mode === 'is' && <AssumedCountry text={text} />}
      {onRemove !== undefined && (
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={t('advancedSearch.remove', { number })}
          onClick={onRemove}
          className={classes.remove}
        >
          <IconTrash size={16} aria-hidden />
        </ActionIcon>
      )}
    </fieldset>
  );
}

/** Modes with a hint about their syntax. */
const hints = { like: true, posix: true, similarTo: true } as const;

/** Why the server would reject a condition (logto-behavior.md#4.2), as catalog keys; `refused` if it did. */
type ConditionProblem = 'regex' | 'loneBackslash' | 'refused';

/** Returns whether a search probably failed because of a pattern. Logto only reports that it failed. */
export const isPatternError = (error: unknown): boolean =>
  error instanceof ApiError && patternErrors.some((code) => code === error.code);

const patternErrors: readonly string[] = [
  gatewayErrorCodes.patternFailed,
  gatewayErrorCodes.patternTooCostly,
  errorCodes.searchRefused,
];

export function conditionProblem({ mode, text }: Condition): ConditionProblem | undefined {
  if (mode === 'posix' && !isRegex(text)) return 'regex';
  // `SIMILAR TO` uses the backslash to escape too.
  if ((mode === 'like' || mode === 'similarTo') && /(?:^|[^\\])(?:\\\\)*\\$/.test(text)) return 'loneBackslash';
  return undefined;
}

/** Approximates PostgreSQL's syntax by JavaScript's, ignoring PostgreSQL's own prefixes such as `(?i)`. */
function isRegex(text: string): boolean {
  if (text.startsWith('***=')) return true;
  try {
    return new RegExp(text.replace(/^(?:\*\*\*:)?(?:\(\?[a-z]+\))?/, '')) instanceof RegExp;
  } catch {
    return false;
  }
}
