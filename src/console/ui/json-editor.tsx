import { Alert, Button, Group, Input, Stack, Text, Textarea } from '@mantine/core';
import { type ComponentType, type ComponentProps, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { describeJsonProblem, type JsonProblem, readJsonObject } from '#console/lib/json-problems.ts';

import type { JsonCode, JsonCodeHandle } from './json-code.tsx';
import classes from './json-editor.module.css';

type Props = {
  label: string;
  hint?: string;
  value: string;
  onChange: (text: string) => void;
  onBlur?: () => void;
  minRows?: number;
};

/** Editor for a JSON object with validation while typing; a problem shows its line and a button to go there. */
export function JsonEditor({ label, hint, value, onChange, onBlur, minRows = 8 }: Props) {
  const { t } = useTranslation();
  const input = useRef<HTMLTextAreaElement>(null);
  const code = useRef<JsonCodeHandle>(null);
  const editor = useCodeEditor(() => (document.activeElement === input.current ? input.current : null));
  const { value: object, problem } = readJsonObject(value);

  const goTo = ({ offset, length }: JsonProblem) => {
    code.current?.select(offset, length);
    input.current?.focus();
    input.current?.setSelectionRange(offset, offset + length);
  };

  return (
    <Stack gap="xs">
      {editor === undefined ? (
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
      ) : (
        // The editor sets its own accessible name, as a label cannot refer into a shadow root.
        <Input.Wrapper label={label} description={hint} labelElement="div">
          <editor.Code
            ref={code}
            label={label}
            value={value}
            onChange={onChange}
            onBlur={onBlur}
            isInvalid={problem !== undefined}
            minRows={minRows}
            caret={editor.caret}
          />
        </Input.Wrapper>
      )}
      {problem !== undefined && (
        <Alert role="alert" color="red" p="xs">
          <Group justify="space-between" gap="xs">
            <Text size="sm">{describeJsonProblem(problem, t)}</Text>
            <Button size="compact-xs" variant="default" onClick={() => goTo(problem)}>
              {t('controls.json.goToProblem')}
            </Button>
          </Group>
        </Alert>
      )}
      <Group gap="xs">
        <Button
          size="compact-sm"
          variant="default"
          disabled={object === undefined}
          onClick={() => onChange(JSON.stringify(object, null, 2))}
        >
          {t('controls.json.format')}
        </Button>
        {editor !== undefined && (
          <Button size="compact-sm" variant="default" onClick={() => code.current?.find()}>
            {t('controls.json.find')}
          </Button>
        )}
      </Group>
    </Stack>
  );
}

type Loaded = { Code: ComponentType<ComponentProps<typeof JsonCode>>; caret: number | undefined };

/**
 * Loads the code editor. Until then, and in browsers that cannot style it (see {@link JsonCode}), the plain text box is
 * used. The caret moves to the editor if the text box has the focus.
 */
function useCodeEditor(focusedBox: () => HTMLTextAreaElement | null): Loaded | undefined {
  const [loaded, setLoaded] = useState<Loaded>();
  const box = useRef(focusedBox);
  useEffect(() => {
    if (!('adoptedStyleSheets' in document)) return;
    let isShown = true;
    import('./json-code.tsx').then(
      ({ JsonCode: Code }) => isShown && setLoaded({ Code, caret: box.current()?.selectionStart }),
      // On failure the plain text box stays.
      () => undefined,
    );
    return () => {
      isShown = false;
    };
  }, []);
  return loaded;
}
