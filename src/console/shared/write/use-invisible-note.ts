import { useTranslation } from 'react-i18next';

import { invisibleIn } from '#console/lib/identifying-text.ts';

/** Says of what is typed that it holds invisible characters, which are not saved; undefined when there are none. */
export function useInvisibleNote(text: string): string | undefined {
  const { t } = useTranslation();
  const codes = invisibleIn(text);
  return codes.length > 0 ? t('identifyingText.removed', { codes }) : undefined;
}
