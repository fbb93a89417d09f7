import { useTranslation } from 'react-i18next';

type Props = {
  children: string;
  /** Name of the page that the section belongs to. */
  name: string;
};

/** Title of the browser tab for a section of a page. */
export function TabTitle({ children, name }: Props) {
  const { t } = useTranslation();
  return <title>{t('common.title', { page: `${name} – ${children}` })}</title>;
}
