/**
 * The hours go by while the screen stays. What they change is asked again each minute, all of it at once,
 * since every time a window wakes costs a laptop's battery; every five minutes while no time is near. One
 * that nobody sees asks when it is seen again.
 */
import { onMount } from 'svelte';

const EACH = 60_000;
const CALM = 5 * EACH;

let each = EACH;
const asked = new Set<() => unknown>();
let timer: ReturnType<typeof setInterval> | undefined;

/** Call it while a component is set up. */
export function hourly(ask: () => unknown) {
  onMount(() => {
    if (asked.size === 0) begin();
    asked.add(ask);
    return () => {
      asked.delete(ask);
      if (asked.size === 0) end();
    };
  });
}

/** Whether a time is near, which the core knows. */
export function pace(calm: boolean) {
  const next = calm ? CALM : EACH;
  if (next === each) return;
  each = next;
  if (timer === undefined) return;
  clearInterval(timer);
  timer = setInterval(all, each);
}

function begin() {
  timer = setInterval(all, each);
  document.addEventListener('visibilitychange', all);
}

function end() {
  clearInterval(timer);
  timer = undefined;
  document.removeEventListener('visibilitychange', all);
}

function all() {
  if (document.visibilityState === 'hidden') return;
  for (const ask of asked) ask();
}
