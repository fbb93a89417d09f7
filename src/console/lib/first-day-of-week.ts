/** Regions whose weeks begin on a day other than Monday, by CLDR's supplemental data. Not every browser has it in `Intl.Locale`. */
const regions = {
  sunday:
    'AG AS BD BR BS BT BW BZ CA CO DM DO ET GT GU HK HN ID IL IN IS JM JP KE KH KR LA MH MM MO MT MX MZ NI NP PA PE PH PK PR PT PY SA SG SV TH TT TW UM US VE VI WS YE ZA ZW',
  saturday: 'AF BH DJ DZ EG IQ IR JO KW LY OM QA SD SY',
  friday: 'MV',
};

/** Returns the day on which weeks begin in a locale: 0 for Sunday to 6 for Saturday. */
export function firstDayOfWeek(locale: string): 0 | 1 | 5 | 6 {
  const region = new Intl.Locale(locale).maximize().region ?? '';
  const isIn = (list: string) => list.split(' ').includes(region);
  if (isIn(regions.sunday)) return 0;
  if (isIn(regions.saturday)) return 6;
  return isIn(regions.friday) ? 5 : 1;
}
