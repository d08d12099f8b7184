/** Asks again now and then: what happens in a place out there, no window hears of. */
import type { Live } from '../live.svelte';

/** While something is on its way, and otherwise, in ms. */
const SOON = 4_000;
const LATER = 30_000;

/** Call it while a component is set up. */
export function again(reads: Pick<Live<unknown>, 'refresh'>[], soon: () => boolean) {
  $effect(() => {
    const timer = setInterval(() => reads.forEach((read) => void read.refresh()), soon() ? SOON : LATER);
    return () => clearInterval(timer);
  });
}
