import { Menu } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { changeLanguage } from '#console/i18n/change-language.ts';
import { areTimesInUtc, setTimesInUtc } from '#console/lib/format-date.ts';
import { timeZoneAt } from '#console/lib/local-time.ts';
import { useMutationOnce } from '#console/shared/write/use-mutation-once.ts';
import { notifyWarning } from '#console/ui/notify.ts';
import { type MenuPlace, OpenMenu } from '#console/ui/open-menu.tsx';
import { type Language, languages } from '#contract/languages.ts';

/** The languages in themselves, so that an operator finds theirs in every language. */
const names: Record<Language, string> = { en: 'English', 'zh-CN': '简体中文', ja: '日本語' };

/** Language of the interface, and time zone of the times that it shows. */
export function LanguageOptions(place: MenuPlace) {
  const { t, i18n } = useTranslation();
  const [now] = useState(() => Date.now());
  const change = useMutationOnce({
    mutationFn: changeLanguage,
    onError: () => notifyWarning(t('app.language.failed')),
  });
  const chooseTimes = (zone: string) => {
    setTimesInUtc(zone === 'utc');
    // Renders everything with a text again.
    void i18n.changeLanguage(i18n.language);
  };
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  return (
    <OpenMenu {...place} position="bottom-end">
      <Menu.RadioGroup value={i18n.language} onChange={(language) => change.mutate(language as Language)}>
        {languages.map((language) => (
          <Menu.RadioItem key={language} value={language} lang={language} closeMenuOnClick>
            {names[language]}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
      {timeZone !== 'UTC' && (
        <>
          <Menu.Divider />
          <Menu.Label>{t('app.language.times')}</Menu.Label>
          <Menu.RadioGroup value={areTimesInUtc() ? 'utc' : 'local'} onChange={chooseTimes}>
            <Menu.RadioItem value="local" closeMenuOnClick>
              {timeZoneAt(now, i18n.language)}
            </Menu.RadioItem>
            <Menu.RadioItem value="utc" closeMenuOnClick>
              {t('app.language.utc')}
            </Menu.RadioItem>
          </Menu.RadioGroup>
        </>
      )}
    </OpenMenu>
  );
}
