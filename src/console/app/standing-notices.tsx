import { Alert } from '@mantine/core';
import { IconShieldOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

import type { StandingNotice } from '#contract/operators.ts';

/** Warnings for administrators about the configuration. They cannot be closed and stay until it is fixed. */
export function StandingNotices({ notices }: { notices: readonly StandingNotice[] }) {
  const { t } = useTranslation();
  return notices.map((notice) => (
    <Alert
      key={notice}
      role="status"
      color="orange"
      mb="md"
      icon={<IconShieldOff aria-hidden />}
      title={t(`notices.${notice}.title`)}
    >
      {t(`notices.${notice}.text`)}
    </Alert>
  ));
}
