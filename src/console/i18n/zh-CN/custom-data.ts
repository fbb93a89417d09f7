import type { customData as english } from '#console/i18n/en/custom-data.ts';
import type { Translated } from '#console/i18n/translated.ts';

export const customData: Translated<typeof english> = {
  title: 'Custom data',
  label: 'Custom data',
  hint: 'A JSON object that your apps read and write. Only the keys you change are saved.',
  save: 'Save changes',
  discard: 'Discard changes',
};
