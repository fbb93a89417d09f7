import { Alert, Button, Group, NativeSelect, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconAlertTriangle, IconCheck, IconCopy } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import {
  formatDuration,
  languageName,
  messageLanguageOf,
  messageLanguages,
  signInMessages,
} from '#console/i18n/sign-in-messages.ts';
import { formatDateTime } from '#console/lib/format-date.ts';
import { useRecovery } from '#console/shared/account/password-recovery.tsx';
import { useAppName } from '#console/shared/account/use-app-name.ts';
import { Loaded } from '#console/shared/loading/loaded.tsx';
import { useWrite } from '#console/shared/write/use-write.ts';
import { TableSkeleton } from '#console/ui/table-skeleton.tsx';
import type { IssuedSignInLink } from '#contract/one-time-tokens.ts';
import type { User } from '#contract/users.ts';

import { signInHelpMutations, signInHelpQueries } from './sign-in-help-api.ts';
import { WayForm } from './way-form.tsx';
import type { WayProps } from './ways.ts';

/** Lifetimes of a link to choose from, in seconds. */
const lifetimes = [600, 3600, 4 * 3600, 24 * 3600];

/** Creates a link that signs the user in to an app once. */
export function LinkWay(props: WayProps) {
  const links = useQuery(signInHelpQueries.links());
  return (
    <Loaded query={links} waiting={<TableSkeleton rows={3} />}>
      {({ applicationIds }) => <LinkForm {...props} applicationIds={applicationIds} />}
    </Loaded>
  );
}

function LinkForm({ user, onBack, onClose, applicationIds }: WayProps & { applicationIds: readonly string[] }) {
  const { t, i18n } = useTranslation();
  const appName = useAppName();
  const recovery = useRecovery(user, 'one-time-tokens:create');
  const creation = useWrite({
    action: 'one-time-tokens:create',
    user,
    mutation: signInHelpMutations.createLink(user.id),
  });
  const [applicationId, setApplicationId] = useState(
    applicationIds.find((id) => id === user.applicationId) ?? applicationIds[0] ?? '',
  );
  const [lifetime, setLifetime] = useState(lifetimes[1] ?? 3600);

  if (creation.data !== undefined) {
    return (
      <CreatedLink user={user} app={appName(applicationId)} lifetime={lifetime} {...creation.data} onClose={onClose} />
    );
  }
  return (
    <WayForm
      write={creation}
      confirmLabel={t('signInHelp.link.confirm')}
      isReady={recovery.isReady && applicationId !== ''}
      onConfirm={() => creation.run({ applicationId, expiresIn: lifetime, ...recovery.statement })}
      onBack={onBack}
    >
      {recovery.notice}
      {recovery.isReady && (
        <>
          <Group grow align="start">
            <NativeSelect
              label={t('signInHelp.link.app')}
              value={applicationId}
              data={applicationIds.map((id) => ({ value: id, label: appName(id) }))}
              onChange={({ currentTarget }) => setApplicationId(currentTarget.value)}
            />
            <NativeSelect
              label={t('signInHelp.link.lifetime')}
              value={String(lifetime)}
              data={lifetimes.map((seconds) => ({
                value: String(seconds),
                label: formatDuration(seconds, i18n.language),
              }))}
              onChange={({ currentTarget }) => setLifetime(Number(currentTarget.value))}
            />
          </Group>
          <Alert color="orange" role="note" icon={<IconAlertTriangle aria-hidden />}>
            {t('signInHelp.link.warning', { email: user.primaryEmail ?? '' })}
          </Alert>
        </>
      )}
    </WayForm>
  );
}

type CreatedLinkProps = IssuedSignInLink & {
  user: User;
  app: string;
  /** Seconds. */
  lifetime: number;
  onClose: () => void;
};

/** The link, and a message with it in the language of the user. */
function CreatedLink({ user, app, lifetime, link, expiresAt, onClose }: CreatedLinkProps) {
  const { t, i18n } = useTranslation();
  const spoken = messageLanguageOf(user.profile.locale);
  const [language, setLanguage] = useState(spoken ?? messageLanguageOf(i18n.language) ?? 'en');
  const message = signInMessages[language]({
    name: user.name ?? undefined,
    app,
    link,
    duration: formatDuration(lifetime, language),
  });
  return (
    <Stack>
      <Alert color="green" role="status" icon={<IconCheck aria-hidden />} title={t('signInHelp.link.title')}>
        {t('signInHelp.link.expires', { time: formatDateTime(expiresAt, i18n.language) })}
      </Alert>
      <TextInput label={t('signInHelp.link.label')} value={link} readOnly dir="ltr" />
      <CopyText label={t('signInHelp.link.copyLink')} text={link} />
      <NativeSelect
        label={t('signInHelp.link.language')}
        {...(spoken === undefined && { description: t('signInHelp.link.noLanguage') })}
        value={language}
        data={messageLanguages.map((one) => ({ value: one, label: languageName(one, i18n.language) }))}
        onChange={({ currentTarget }) => setLanguage(messageLanguageOf(currentTarget.value) ?? 'en')}
      />
      <Textarea
        label={t('signInHelp.link.message')}
        value={message}
        lang={language}
        dir="auto"
        readOnly
        autosize
        maxRows={12}
      />
      <Group justify="space-between">
        <CopyText label={t('signInHelp.link.copyMessage')} text={message} />
        <Button onClick={onClose}>{t('signInHelp.done')}</Button>
      </Group>
      <Text size="sm" c="dimmed">
        {t('signInHelp.link.warning', { email: user.primaryEmail ?? '' })}
      </Text>
    </Stack>
  );
}

function CopyText({ label, text }: { label: string; text: string }) {
  const { t } = useTranslation();
  const clipboard = useClipboard({ timeout: 1500 });
  const Icon = clipboard.copied ? IconCheck : IconCopy;
  return (
    <Group>
      <Button variant="default" leftSection={<Icon size={16} aria-hidden />} onClick={() => clipboard.copy(text)}>
        {clipboard.copied ? t('common.copied') : label}
      </Button>
    </Group>
  );
}
