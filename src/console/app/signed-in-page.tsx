import { Paper, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { PageTitle } from '#console/ui/page-title.tsx';

import classes from './sign-in-page.module.css';

/** Page after a fresh sign-in in a new tab. The action that needed it is open in the previous tab. */
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
