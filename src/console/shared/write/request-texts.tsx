import { Group, SegmentedControl, Stack, Anchor } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { ApiRequest } from '#console/api/api-request.ts';
import { asCurl, asTypeScript } from '#console/api/request-text.ts';
import { CopyButton } from '#console/ui/copy-button.tsx';
import { ForeignText } from '#console/ui/foreign-text.tsx';

import classes from './request-texts.module.css';

type Props = { requests: readonly ApiRequest[] };

const languages = { curl: asCurl, typescript: asTypeScript } as const;

type Language = keyof typeof languages;

/** Management API requests as curl or TypeScript code to copy. */
export function RequestTexts({ requests }: Props) {
  const { t } = useTranslation();
  const [language, setLanguage] = useState<Language>('curl');
  return (
    <Stack gap="xs">
      <SegmentedControl
        size="xs"
        aria-label={t('requests.format')}
        value={language}
        onChange={(value) => setLanguage(value as Language)}
        data={[
          { value: 'curl', label: 'curl' },
          { value: 'typescript', label: 'TypeScript' },
        ]}
      />
      {requests.map((request) => {
        const text = languages[language](request);
        return (
          <Group key={text} wrap="nowrap" align="flex-start" gap="xs">
            <section
              // A code block that scrolls must be reachable by keyboard (WCAG 2.1.1).
              // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
              tabIndex={0}
              aria-label={`${request.method} ${request.route}`}
              className={classes.text}
            >
              <pre>
                <ForeignText>{text}</ForeignText>
              </pre>
            </section>
            <CopyButton value={text} label={t('requests.copy', { request: `${request.method} ${request.route}` })} />
          </Group>
        );
      })}
    </Stack>
  );
}

type ShowRequestProps = {
  /** Requests of the write, with placeholders for secrets. */
  requests: readonly ApiRequest[];
};

/** Unfolds the requests that a write would send. */
export function ShowRequest({ requests }: ShowRequestProps) {
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
