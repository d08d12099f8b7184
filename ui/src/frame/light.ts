/** Which of the two themes a choice of light means now. */
import { MediaQuery } from 'svelte/reactivity';
import type { Theme } from '../generated/Theme';

const bright = new MediaQuery('prefers-color-scheme: light', false);

export function light(theme: Theme): 'dusk' | 'paper' {
  if (theme === 'system') return bright.current ? 'paper' : 'dusk';
  return theme;
}
