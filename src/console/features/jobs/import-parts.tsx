/** What imports add to the page of their job. It is loaded only for them. */
export { ImportPasswords } from './import-passwords.tsx';
export { ImportReason } from './import-reason.tsx';
export { ImportRowActions, ImportRowDialogs } from './import-row-actions.tsx';
