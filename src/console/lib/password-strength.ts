import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';

/**
 * Estimates strength from 0 (guessed at once) to 4. Load lazily: the dictionary is larger than the rest of the console.
 */
export function createStrengthEstimator(): (password: string, personal: readonly string[]) => 0 | 1 | 2 | 3 | 4 {
  const zxcvbn = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
  // The estimate gets slow for long passwords, and 64 characters are enough to judge them.
  return (password, personal) => zxcvbn.check(password.slice(0, 64), [...personal]).score;
}
