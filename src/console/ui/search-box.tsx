import { CloseButton, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';

import { isForInputMethod, useComposedInput } from '#console/lib/input-method.ts';

import { verbatim } from './verbatim.ts';

type Props = {
  label: string;
  placeholder: string;
  clearLabel: string;
  value: string;
  onSearch: (text: string) => void;
};

/** Pause in typing after which the text is reported, in ms. */
const pause = 250;

/** Search input that reports its text after a pause in typing or on Enter. */
export function SearchBox({ label, placeholder, clearLabel, value, onSearch }: Props) {
  const [text, setText] = useState(value);
  const [reported, setReported] = useState(value);
  const [lastValue, setLastValue] = useState(value);

  // The URL changed from outside (Back, a link), so the input shows its value.
  if (value !== lastValue) {
    setLastValue(value);
    if (value !== reported) {
      setText(value);
      setReported(value);
    }
  }

  const report = useDebouncedCallback(
    (next: string) => {
      setReported(next);
      onSearch(next);
    },
    { delay: pause, flushOnUnmount: false },
  );

  const change = (next: string) => {
    setText(next);
    report(next);
  };

  const composed = useComposedInput(text, change);
  return (
    <TextInput
      {...composed}
      {...verbatim}
      type="search"
      aria-label={label}
      placeholder={placeholder}
      leftSection={<IconSearch size={16} aria-hidden />}
      rightSection={
        text !== '' && (
          <CloseButton
            size={24}
            aria-label={clearLabel}
            onClick={() => {
              change('');
              report.flush();
            }}
          />
        )
      }
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !isForInputMethod(event.nativeEvent)) report.flush();
      }}
    />
  );
}
