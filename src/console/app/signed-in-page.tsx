import { Paper, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { PageTitle } from '#console/ui/page-title.tsx';

import classes from './sign-in-page.module.css';

/** Where a fresh sign-in in a new tab comes back to. The action that needed it waits in the tab before. */
export function SignedInPage() {
  const { t } = useTranslation();
  return (
    <main className={classes.page}>
      <Paper withBorder p="xl" className={classes.card}>
        <Stack>
          <img src="/favicon.svg" alt="" width={40} height={40} />
          <PageTitle>{t('signIn.signedIn.title')}</PageTitle>
          <Text c="dimmed">{t('signIn.signedIn.text')}</Text>
        </Stack>
      </Paper>
    </main>
  );
}
