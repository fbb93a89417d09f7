import { Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { ForeignText } from './foreign-text.tsx';

type Props = {
  children: string;
  /** What the browser's tab says, when it is more than the heading. */
  tab?: string;
};

/** The page's one heading of level 1, and the title of the tab. */
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
