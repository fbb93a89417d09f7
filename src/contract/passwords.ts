import * as z from 'zod';

/** Body of `PATCH /api/users/:userId/password` and of `POST /api/users/:userId/password/verify`. */
export const passwordBody = z.object({ password: z.string().min(1) });

/** The tenant's policy as the API stores it: any member may be missing (spec 10.5). It binds end users only. */
export const storedPasswordPolicy = z.object({
  length: z.object({ min: z.int(), max: z.int() }).partial().optional(),
  characterTypes: z.object({ min: z.int() }).partial().optional(),
  rejects: z
    .object({
      pwned: z.boolean(),
      repetitionAndSequence: z.boolean(),
      userInfo: z.boolean(),
      words: z.array(z.string()),
    })
    .partial()
    .optional(),
});
export type StoredPasswordPolicy = z.infer<typeof storedPasswordPolicy>;
