import { useTranslation } from 'react-i18next';

type Props = {
  children: string;
  /** Whose page the section belongs to. */
  name: string;
};

/** Titles the browser's tab for one section of a page that has its heading already. */
export function TabTitle({ children, name }: Props) {
  const { t } = useTranslation();
  return <title>{t('common.title', { page: `${name} – ${children}` })}</title>;
}
