export const customData = {
  title: 'Custom data',
  label: 'Custom data',
  hint: 'A JSON object that your apps read and write. Only the keys you change are saved.',
  save: 'Save changes',
  discard: 'Discard changes',
} as const;
