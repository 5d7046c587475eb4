/** How a mail that didn't go is tried again: after pauses that double up to an hour, for a day. Pure. */

const LONGEST_PAUSE = 60;
/** Minutes of pauses after which nobody tries any longer; what quiet hours add isn't counted. */
const A_DAY = 24 * 60;

/** Minutes until the next try after so many have failed; undefined: given up. */
export function pauseAfter(tries: number): number | undefined {
  let sum = 0;
  let pause = 0;
  for (let n = 1; n <= tries; n++) {
    pause = Math.min(2 ** (n - 1), LONGEST_PAUSE);
    sum += pause;
  }
  return sum > A_DAY ? undefined : pause;
}
