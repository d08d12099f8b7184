/** After a change of page the reader starts at its heading, or at the one field it is there for. */
import { tick } from 'svelte';

function shown(selector: string): HTMLElement | undefined {
  return [...document.querySelectorAll<HTMLElement>(selector)].find((one) => !one.closest('[hidden]'));
}

export async function focusHeading() {
  await tick();
  const field = shown('[data-arrive]');
  const heading = shown('h1');
  if (!field && heading) heading.tabIndex = -1;
  (field ?? heading)?.focus({ preventScroll: true });
  window.scrollTo(0, 0);
}

/** Remembers where one was, and goes back there if it is still there. */
export function whereabouts(): () => Promise<void> {
  const element = document.activeElement instanceof HTMLElement ? document.activeElement : null;
  const height = window.scrollY;
  return async () => {
    await tick();
    const there = element?.isConnected && element !== document.body && !element.closest('[hidden]');
    if (!there) return focusHeading();
    element.focus({ preventScroll: true });
    window.scrollTo(0, height);
  };
}
