import { Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { ForeignText } from './foreign-text.tsx';

type Props = {
  children: string;
  /** Title of the browser tab, if it differs from the heading. */
  tab?: string;
};

/** Level 1 heading of the page, and title of the browser tab. */
export function PageTitle({ children, tab = children }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <title>{t('common.title', { page: tab })}</title>
      <Title order={1} size="h2">
        <ForeignText>{children}</ForeignText>
      </Title>
    </>
  );
}
