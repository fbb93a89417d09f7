/** Languages that Logto's sign-in page has texts in. */
export const builtInLanguages: readonly string[] =
  'ar cs de en es fa-IR fr it ja ko pl-PL pt-PT pt-BR ru th tr-TR uk-UA zh-CN zh-HK zh-TW'.split(' ');

/** Further languages that Logto knows; its sign-in page has them only if texts were added. */
const otherLanguages = [
  'af-ZA am-ET ar-AR as-IN az-AZ be-BY bg-BG bn-IN br-FR bs-BA ca-ES cb-IQ co-FR cs-CZ cx-PH cy-GB da-DK de-DE el-GR',
  'en-GB en-US eo-EO es-419 es-ES et-EE eu-ES ff-NG fi fi-FI fo-FO fr-CA fr-FR fy-NL ga-IE gl-ES gn-PY gu-IN ha-NG',
  'he-IL hi-IN hr-HR ht-HT hu-HU hy-AM id-ID ik-US is-IS it-IT iu-CA ja-JP ja-KS jv-ID ka-GE kk-KZ km-KH kn-IN ko-KR',
  'ku-TR ky-KG lo-LA lt-LT lv-LV mg-MG mk-MK ml-IN mn-MN mr-IN ms-MY mt-MT my-MM nb-NO ne-NP nl nl-BE nl-NL nn-NO',
  'or-IN pa-IN ps-AF pt ro-RO ru-RU rw-RW sc-IT si-LK sk-SK sl-SI sn-ZW sq-AL sr-RS sv sv-SE sw-KE sy-SY sz-PL ta-IN',
  'te-IN tg-TJ th-TH tl-PH tr tt-RU tz-MA ur-PK uz-UZ vi-VN zh zh-MO zz-TR',
];

const known = new Set([...builtInLanguages, ...otherLanguages.join(' ').split(' ')].map((tag) => tag.toLowerCase()));

/** Whether Logto knows the language. Case does not matter. */
export const isKnownLanguage = (tag: string): boolean => known.has(tag.toLowerCase());
