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

/** Where the keyboard was, and around it, from the inside out. */
let last: { element: HTMLElement; around: HTMLElement[] } | null = null;

/**
 * Holds the keyboard's place: when what had the focus goes away or is switched off, the nearest
 * heading takes it, so that the next Tab goes on from there and not from the top of the window.
 */
export function keepFocus(): () => void {
  const forget = () => (last = null);
  const note = ({ target }: FocusEvent) => {
    if (!(target instanceof HTMLElement)) return;
    const around: HTMLElement[] = [];
    for (let up = target.parentElement; up && up !== document.body; up = up.parentElement) around.push(up);
    last = { element: target, around };
  };
  // Whoever does the change may have a better place in mind: it goes first.
  const watcher = new MutationObserver(() => void setTimeout(recover));
  watcher.observe(document.body, { childList: true, subtree: true, attributeFilter: ['disabled'] });
  document.addEventListener('focusin', note);
  document.addEventListener('pointerdown', forget);
  return () => {
    watcher.disconnect();
    document.removeEventListener('focusin', note);
    document.removeEventListener('pointerdown', forget);
  };
}

function recover() {
  const active = document.activeElement;
  if (!last || (active && active !== document.body)) return;
  if (last.element.isConnected) {
    // Switched off while it works; afterwards it is there again.
    if (!last.element.matches(':disabled')) last.element.focus({ preventScroll: true });
    return;
  }
  const places = [...last.around.filter((one) => one.isConnected), document.body];
  for (const place of places) {
    const heading = place.querySelector<HTMLElement>('h1, h2, h3');
    if (!heading) continue;
    heading.tabIndex = -1;
    // It may lie above what is seen: then the page comes to it, and otherwise stays.
    heading.focus();
    return;
  }
}
