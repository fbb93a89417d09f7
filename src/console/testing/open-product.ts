import type { Features } from '#contract/features.ts';
import { openProduct } from '#server/product.ts';

/** Gateway and embedded API in this process, on a database in memory with `seedUsers` people. */
export const openTestProduct = (seedUsers: number, features: Features = { identityLinking: false }) =>
  openProduct({
    host: '127.0.0.1',
    port: 0,
    features,
    management: { kind: 'embedded', apiPort: 0, storage: { kind: 'memory' }, seedUsers, demoApp: {} },
  });
