import { Alert, Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';

import { type JsonProblem, readJsonObject } from '#console/lib/json-problems.ts';

import classes from './json-editor.module.css';

type Props = {
  label: string;
  hint?: string;
  value: string;
  onChange: (text: string) => void;
  onBlur?: () => void;
  minRows?: number;
};

/** A JSON object as text, checked while it is typed; a problem names its line and leads there. */
export function JsonEditor({ label, hint, value, onChange, onBlur, minRows = 8 }: Props) {
  const { t } = useTranslation();
  const input = useRef<HTMLTextAreaElement>(null);
  const { value: object, problem } = readJsonObject(value);

  const goTo = ({ offset }: JsonProblem) => {
    input.current?.focus();
    input.current?.setSelectionRange(offset, offset + 1);
  };

  return (
    <Stack gap="xs">
      <Textarea
        ref={input}
        label={label}
        description={hint}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        {...(onBlur && { onBlur })}
        error={problem !== undefined}
        spellCheck={false}
        autoComplete="off"
        autosize
        minRows={minRows}
        maxRows={30}
        classNames={{ input: classes.text }}
      />
      {problem !== undefined && (
        <Alert role="alert" color="red" p="xs">
          <Group justify="space-between" gap="xs">
            <Text size="sm">
              {t('customData.problem', {
                line: problem.line,
                column: problem.column,
                reason: t(`customData.reason.${problem.reason}`, { name: problem.name ?? '' }),
              })}
            </Text>
            <Button size="compact-xs" variant="default" onClick={() => goTo(problem)}>
              {t('customData.goToProblem')}
            </Button>
          </Group>
        </Alert>
      )}
      <Group>
        <Button
          size="compact-sm"
          variant="default"
          disabled={object === undefined}
          onClick={() => onChange(JSON.stringify(object, null, 2))}
        >
          {t('customData.format')}
        </Button>
      </Group>
    </Stack>
  );
}
