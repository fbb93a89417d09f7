import { VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';

type Props = {
  children: string;
  /** Whose page the section belongs to. */
  name: string;
};

/** Heads one section of a page that already has its heading, and titles the browser's tab with both. */
export function TabTitle({ children, name }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <title>{t('common.title', { page: `${name} – ${children}` })}</title>
      <VisuallyHidden component="h2">{children}</VisuallyHidden>
    </>
  );
}
