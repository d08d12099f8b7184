/** How the patient likes to write, asked once for the whole journal. */
import { getContext, setContext } from 'svelte';
import type { JournalHabits } from '../generated/JournalHabits';
import { live } from '../live.svelte';

const KEY = Symbol('habits');
const PLAIN: JournalHabits = { markdown: false, count: false };

/** Call it where the journal begins. */
export function askHabits() {
  const asked = live('journal.habits', {}, ['settings']);
  setContext(KEY, () => asked.value ?? PLAIN);
}

export function habits(): () => JournalHabits {
  return getContext<(() => JournalHabits) | undefined>(KEY) ?? (() => PLAIN);
}
