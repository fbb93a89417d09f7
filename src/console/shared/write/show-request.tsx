import { Anchor, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { ApiRequest } from '#console/api/api-request.ts';

import { RequestTexts } from './request-texts.tsx';

type Props = {
  /** Requests of the write, with placeholders for secrets. */
  requests: readonly ApiRequest[];
};

/** Unfolds the requests that a write would send. */
export function ShowRequest({ requests }: Props) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Stack gap="xs" align="stretch">
      <Anchor
        component="button"
        type="button"
        size="xs"
        ta="start"
        aria-expanded={isOpen}
        onClick={() => setIsOpen(!isOpen)}
      >
        {t(isOpen ? 'requests.hide' : 'requests.show')}
      </Anchor>
      {isOpen && <RequestTexts requests={requests} />}
    </Stack>
  );
}
