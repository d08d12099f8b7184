/** After a change of page the reader starts at its heading. */
import { tick } from 'svelte';

export async function focusHeading() {
  await tick();
  const heading = document.querySelector<HTMLElement>('h1');
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  window.scrollTo(0, 0);
}
