import { CloseButton, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { cleanText } from '#console/lib/identifying-text.ts';
import { maxReasonLength } from '#contract/operators.ts';

type Props = { value: string | undefined; onChange: (ticket: string | undefined) => void };

/** Filter by ticket. It matches exactly, so the request is sent on Enter or on blur, not while typing. */
export function TicketFilter({ value = '', onChange }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState(value);
  const [lastValue, setLastValue] = useState(value);
  if (value !== lastValue) {
    setLastValue(value);
    setText(value);
  }
  const submit = (ticket: string) => {
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
              submit('');
            }}
          />
        )
      }
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={() => submit(cleanText(text))}
      onKeyDown={(event) => {
        if (event.key === 'Enter') submit(cleanText(text));
      }}
    />
  );
}
