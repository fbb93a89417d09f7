import { type NewUser, type User, user } from '#contract/users.ts';
import type { Product } from '#server/product.ts';

import { sendToProduct } from './send-to-product.ts';

let created = 0;

/** Creates a user with a unique username and `values`. */
export async function createUser(product: Product, values: NewUser = {}): Promise<User> {
  created += 1;
  return user.parse(await sendToProduct(product, 'POST /api/users', { username: `person_${created}`, ...values }));
}

/** Reads the user as stored. */
export const readUser = async (product: Product, { id }: User): Promise<User> =>
  user.parse(await sendToProduct(product, `GET /api/users/${id}`));
