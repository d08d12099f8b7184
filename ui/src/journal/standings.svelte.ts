/** How every entry stands with sharing, asked once for the whole journal. */
import { getContext, setContext } from 'svelte';
import type { ShareState } from '../generated/ShareState';
import { live } from '../live.svelte';

export interface Standings {
  /** Before it is known, nothing is said: least of all that it is private. */
  readonly ready: boolean;
  /** Absent: neither ticked nor gone to anyone. */
  /** The entries that are ticked or have gone to someone. */
  ids(): string[];
  of(id: string): ShareState | undefined;
}

const KEY = Symbol('standings');

/** Call it where the journal begins. */
export function askStandings() {
  const asked = live('share.states', {}, ['share', 'journal']);
  setContext<Standings>(KEY, {
    get ready() {
      return asked.value !== null;
    },
    ids: () =>
      (asked.value ?? [])
        .filter((one) => one.kind === 'entry' && (one.ticked || one.shared.length > 0))
        .map((one) => one.id),
    of: (id) => asked.value?.find((one) => one.kind === 'entry' && one.id === id)
  });
}

export function standings(): Standings {
  return getContext<Standings>(KEY) ?? { ready: false, ids: () => [], of: () => undefined };
}
