import { americasAndAfrica } from './americas-and-africa.ts';
import { asia } from './asia.ts';
import type { Culture } from './culture.ts';
import { europe } from './europe.ts';

export const cultures: readonly Culture[] = [...europe, ...asia, ...americasAndAfrica];
