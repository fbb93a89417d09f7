import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';

/** From 0 (guessed at once) to 4. Loaded lazily: the dictionary is larger than the rest of the console. */
export function createStrengthEstimator(): (password: string, personal: readonly string[]) => 0 | 1 | 2 | 3 | 4 {
  const zxcvbn = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
  // Estimating grows steeply with length, and a long password is strong before its end.
  return (password, personal) => zxcvbn.check(password.slice(0, 64), [...personal]).score;
}
