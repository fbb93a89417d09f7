import { Menu } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { changeLanguage } from '#console/i18n/index.ts';
import { notifyWarning } from '#console/ui/notify.ts';
import { type MenuPlace, OpenMenu } from '#console/ui/open-menu.tsx';
import { type Language, languages } from '#contract/languages.ts';

/** The languages in themselves, so that an operator finds theirs in every language. */
const names: Record<Language, string> = { en: 'English', 'zh-CN': '简体中文', ja: '日本語' };

export function LanguageOptions(place: MenuPlace) {
  const { t, i18n } = useTranslation();
  const change = useMutation({
    mutationFn: changeLanguage,
    networkMode: 'always',
    onError: () => notifyWarning(t('app.language.failed')),
  });
  return (
    <OpenMenu {...place} position="bottom-end">
      <Menu.RadioGroup value={i18n.language} onChange={(language) => change.mutate(language as Language)}>
        {languages.map((language) => (
          <Menu.RadioItem key={language} value={language} lang={language} closeMenuOnClick>
            {names[language]}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
    </OpenMenu>
  );
}
