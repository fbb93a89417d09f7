import { CloseButton, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';

import { verbatim } from './verbatim.ts';

type Props = {
  label: string;
  placeholder: string;
  clearLabel: string;
  value: string;
  onSearch: (text: string) => void;
};

/** How long a pause in typing is, in ms. */
const pause = 250;

/** Shows what is being typed at once, and reports it when the typing pauses or Enter is pressed. */
export function SearchBox({ label, placeholder, clearLabel, value, onSearch }: Props) {
  const [text, setText] = useState(value);
  const [reported, setReported] = useState(value);
  const [lastValue, setLastValue] = useState(value);

  // The address changed and it was not our doing (Back, a link): show what it says now.
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

  return (
    <TextInput
      {...verbatim}
      type="search"
      aria-label={label}
      placeholder={placeholder}
      value={text}
      leftSection={<IconSearch size={16} aria-hidden />}
      rightSection={
        text !== '' && (
          <CloseButton
            size="sm"
            aria-label={clearLabel}
            onClick={() => {
              change('');
              report.flush();
            }}
          />
        )
      }
      onChange={(event) => change(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') report.flush();
      }}
    />
  );
}
