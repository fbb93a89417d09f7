import { Alert, Button, Group, Stack, Table, Text } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconAlertTriangle, IconCheck, IconCopy } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { useId, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { displayName } from '#console/api/display-name.ts';
import { explainError } from '#console/api/explain-error.ts';
import { hasText } from '#console/i18n/has-text.ts';
import { PasswordReplaced } from '#console/shared/account/password-replaced.tsx';
import type { User } from '#contract/users.ts';

import classes from './password-hand-over.module.css';
import type { TemporaryPassword } from './sign-in-help-api.ts';
import { type SpelledCharacter, spelledParts } from './spelling.ts';

type Props = { user: User; result: TemporaryPassword; onHandedOver: () => void };

/** The temporary password in large type, how to spell it, and what happens next. */
export function PasswordHandOver({ user, result, onHandedOver }: Props) {
  const { t } = useTranslation();
  const { password, isCertain, mustChange, endSessions } = result;
  const [isSpelled, setIsSpelled] = useState(false);
  const clipboard = useClipboard({ timeout: 1500 });
  const title = useRef<HTMLParagraphElement>(null);
  const spelling = useId();
  // The button that had the focus was removed.
  useLayoutEffect(() => title.current?.focus(), []);
  const CopyIcon = clipboard.copied ? IconCheck : IconCopy;
  return (
    <Stack>
      {!isCertain && (
        <Alert role="alert" color="orange" icon={<IconAlertTriangle aria-hidden />} title={t('outcome.title')}>
          {t('passwords.unknown.text')}
          {t('common.gap')}
          {t('passwords.unknown.next')}
        </Alert>
      )}
      <div>
        <PasswordReplaced userId={user.id} requestId={result.requestId} />
        <Text ref={title} size="sm" tabIndex={-1}>
          {t('signInHelp.password.set', { name: displayName(user) })}
        </Text>
        <p className={classes.password} dir="ltr" translate="no">
          {password.split('-').map((part, index) => (
            // Parts may be the same; their order never changes.
            <span key={index}>
              {index > 0 && '-'}
              <wbr />
              <span className={classes.part}>{part}</span>
            </span>
          ))}
        </p>
      </div>
      <Group gap="xs">
        <Button
          variant="default"
          leftSection={<CopyIcon size={16} aria-hidden />}
          onClick={() => clipboard.copy(password)}
        >
          {clipboard.copied ? t('common.copied') : t('signInHelp.password.copy')}
        </Button>
        <Button
          variant="default"
          aria-expanded={isSpelled}
          aria-controls={spelling}
          onClick={() => setIsSpelled(!isSpelled)}
        >
          {t('signInHelp.password.spell')}
        </Button>
      </Group>
      <div id={spelling} hidden={!isSpelled}>
        {isSpelled && <Spelling password={password} />}
      </div>
      <Stack gap={4}>
        <Text size="sm">
          {t(mustChange === 'done' ? 'signInHelp.password.changes' : 'signInHelp.password.doesNotChange')}
        </Text>
        <Text size="sm">
          {t(endSessions === 'done' ? 'signInHelp.password.sessionsEnded' : 'signInHelp.password.sessionsStay')}
        </Text>
      </Stack>
      {mustChange instanceof Error && (
        <Alert role="alert" color="orange">
          {t('signInHelp.password.expiryFailed', { reason: explainError(mustChange, t).message })}
        </Alert>
      )}
      {endSessions instanceof Error && (
        <Alert role="alert" color="orange">
          {t('signInHelp.password.sessionsFailed', { reason: explainError(endSessions, t).message })}
        </Alert>
      )}
      <Text size="sm" c="dimmed">
        {t('signInHelp.password.stays')}
      </Text>
      <Group justify="flex-end">
        <Button onClick={onHandedOver}>{t('signInHelp.password.handedOver')}</Button>
      </Group>
    </Stack>
  );
}

/** Each part of the password with the words of the spelling alphabet. */
function Spelling({ password }: { password: string }) {
  const { t } = useTranslation();
  return (
    <Stack gap={4}>
      <Table withRowBorders={false} verticalSpacing={2} className={classes.spelling}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('signInHelp.spelling.part')}</Table.Th>
            <Table.Th>{t('signInHelp.spelling.spelled')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {spelledParts(password).map(({ part, characters }, index) => (
            <Table.Tr key={index}>
              <Table.Th scope="row" className={classes.part} dir="ltr">
                {part}
              </Table.Th>
              <Table.Td>{characters.map((character) => nameOf(character, t)).join(' · ')}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Text size="sm" c="dimmed">
        {t('signInHelp.spelling.between')}
      </Text>
    </Stack>
  );
}

function nameOf({ name, isCapital }: SpelledCharacter, t: TFunction): string {
  const key = `signInHelp.spelling.character.${name}`;
  const letter = hasText(key) ? t(key) : name;
  return isCapital ? t('signInHelp.spelling.capital', { letter }) : letter;
}
