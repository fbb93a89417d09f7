import { useTranslation } from 'react-i18next';

import { hiddenIn } from '#console/lib/identifying-text.ts';

/** Says of what is typed that it holds invisible characters, which are not saved; undefined when there are none. */
export function useHiddenNote(text: string): string | undefined {
  const { t } = useTranslation();
  const codes = hiddenIn(text);
  return codes.length > 0 ? t('identifyingText.removed', { codes }) : undefined;
}
