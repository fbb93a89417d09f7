/** Namespaces that the list of users needs. They come with the first load, so they are kept short. */
export { app } from './app.ts';
export { common } from './common.ts';
export { errors } from './errors.ts';
export { lookup } from './lookup.ts';
export { search } from './search.ts';
export { slow } from './slow.ts';
export { users } from './users.ts';
