import { useTranslation } from 'react-i18next';

import { invisibleIn } from '#console/lib/identifying-text.ts';

/** Returns a note that invisible characters in the input are not saved; undefined if there are none. */
export function useInvisibleNote(text: string): string | undefined {
  const { t } = useTranslation();
  const codes = invisibleIn(text);
  return codes.length > 0 ? t('identifyingText.removed', { codes }) : undefined;
}
