import { CloseButton, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { cleanText } from '#console/lib/identifying-text.ts';

import { maxReasonLength } from '#contract/operators.ts';

type Props = { value: string | undefined; onChange: (ticket: string | undefined) => void };

/** A ticket is matched as a whole: it is asked for on Enter, or when the box is left. */
export function TicketFilter({ value = '', onChange }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState(value);
  const [lastValue, setLastValue] = useState(value);
  if (value !== lastValue) {
    setLastValue(value);
    setText(value);
  }
  const report = (ticket: string) => {
    if (ticket !== value) onChange(ticket === '' ? undefined : ticket);
  };
  return (
    <TextInput
      label={t('auditLog.filter.ticket')}
      placeholder={t('auditLog.filter.ticketPlaceholder')}
      value={text}
      maxLength={maxReasonLength}
      autoComplete="off"
      rightSection={
        text !== '' && (
          <CloseButton
            size="sm"
            aria-label={t('auditLog.filter.clearTicket')}
            onClick={() => {
              setText('');
              report('');
            }}
          />
        )
      }
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={() => report(cleanText(text))}
      onKeyDown={(event) => {
        if (event.key === 'Enter') report(cleanText(text));
      }}
    />
  );
}
