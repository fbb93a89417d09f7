import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { applicationQueries } from '#console/api/applications.ts';
import { displayName } from '#console/api/display-name.ts';
import { hasText } from '#console/i18n/has-text.ts';
import { useWrite } from '#console/shared/write/use-write.ts';
import { WriteDialog } from '#console/shared/write/write-dialog.tsx';
import { TextList } from '#console/ui/text-list.tsx';
import type { User } from '#contract/users.ts';

import { missingParts, subjectAccessPage } from './subject-access-page.ts';
import { fileNames, saveSubjectAccess, subjectAccessMutations } from './subject-access.ts';

type Props = {
  user: User;
  isOpen: boolean;
  onClose: () => void;
  focusFallback: RefObject<HTMLElement | null>;
};

/** Downloads everything that is stored about a user, for a request of the user. */
export function SubjectAccessDialog({ user, isOpen, onClose, focusFallback }: Props) {
  const { t, i18n } = useTranslation();
  const applications = useQuery({ ...applicationQueries.list(), enabled: isOpen });
  const [missing, setMissing] = useState<readonly string[]>([]);
  const access = useWrite({
    action: 'users:subject-access',
    user,
    mutation: subjectAccessMutations.read(user.id),
  });
  const name = displayName(user);

  const close = () => {
    setMissing([]);
    access.reset();
    onClose();
  };
  const appName = (id: string): string => {
    const builtIn = `events.builtInApp.${id}`;
    return hasText(builtIn) ? t(builtIn) : (applications.data?.find((app) => app.id === id)?.name ?? id);
  };
  const download = () =>
    access.run(undefined, {
      onDone: (data) => {
        const { language } = i18n;
        const direction = i18n.dir(language);
        saveSubjectAccess(
          data,
          subjectAccessPage(data, { t, language, direction, appName, name, dataFile: fileNames(t).data }),
          t,
        );
        const parts = missingParts(data, t);
        if (parts.length === 0) close();
        else setMissing(parts);
      },
      notice: () => ({ message: t('subjectAccess.dialog.done') }),
    });

  return (
    <WriteDialog
      write={access}
      title={t('subjectAccess.dialog.title', { name })}
      isOpen={isOpen}
      confirmLabel={t('subjectAccess.dialog.confirm')}
      outcome={missing.length === 0 ? undefined : <Incomplete parts={missing} onClose={close} />}
      onConfirm={download}
      onClose={close}
      focusFallback={focusFallback}
    >
      <Text size="sm">{t('subjectAccess.dialog.text')}</Text>
      <Text size="sm">{t('subjectAccess.dialog.check')}</Text>
    </WriteDialog>
  );
}

function Incomplete({ parts, onClose }: { parts: readonly string[]; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Stack>
      <Alert color="orange" role="status" title={t('subjectAccess.dialog.incomplete')}>
        <TextList>
          {parts.map((part) => (
            <li key={part}>{part}</li>
          ))}
        </TextList>
        <Text size="sm" mt="xs">
          {t('subjectAccess.dialog.incompleteText')}
        </Text>
      </Alert>
      <Group justify="flex-end">
        <Button data-autofocus onClick={onClose}>
          {t('subjectAccess.dialog.finish')}
        </Button>
      </Group>
    </Stack>
  );
}
