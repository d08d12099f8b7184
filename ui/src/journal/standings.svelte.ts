/** How entries stand with sharing, asked for those on the page alone. */
import { getContext, onDestroy, setContext } from 'svelte';
import type { ShareState } from '../generated/ShareState';
import { call, watch } from '../host';

export interface Standings {
  /** Undefined before it is known: then nothing is said, least of all that it is private. Null: it
   * is neither ticked nor gone to anyone. */
  of(id: string): ShareState | null | undefined;
  /** This one is on the page now; answers how to say that it is no more. */
  want(id: string): () => void;
}

const KEY = Symbol('standings');

class Asked implements Standings {
  #known = $state.raw<ReadonlyMap<string, ShareState | null>>(new Map());
  #wanted = new Map<string, number>();
  #turn = 0;
  #soon: ReturnType<typeof setTimeout> | undefined;

  of = (id: string) => this.#known.get(id);

  want = (id: string) => {
    this.#wanted.set(id, (this.#wanted.get(id) ?? 0) + 1);
    if (!this.#known.has(id)) this.#soon ??= setTimeout(() => void this.ask());
    return () => {
      const left = (this.#wanted.get(id) ?? 1) - 1;
      if (left > 0) this.#wanted.set(id, left);
      else this.#wanted.delete(id);
    };
  };

  /** All that are on the page, in one go; the others are forgotten. */
  async ask() {
    clearTimeout(this.#soon);
    this.#soon = undefined;
    const ids = [...this.#wanted.keys()];
    const mine = ++this.#turn;
    if (ids.length === 0) return;
    try {
      const states = await call('share.states', { ids });
      if (mine !== this.#turn) return;
      const found = new Map(states.filter((one) => one.kind === 'entry').map((one) => [one.id, one]));
      this.#known = new Map(ids.map((id) => [id, found.get(id) ?? null]));
    } catch {
      // Unknown stays unsaid.
    }
  }

  stop() {
    clearTimeout(this.#soon);
  }
}

/** Call it where the journal begins. */
export function askStandings() {
  const asked = new Asked();
  const still = watch((touched) => void (touched.includes('share') && asked.ask()));
  onDestroy(() => {
    still();
    asked.stop();
  });
  setContext<Standings>(KEY, asked);
}

export function standings(): Standings {
  return getContext<Standings>(KEY) ?? { of: () => undefined, want: () => () => {} };
}

/** All that are ticked or have gone to someone. */
export async function sharedIds(): Promise<string[]> {
  const states = await call('share.states', {});
  const shared = states.filter((one) => one.kind === 'entry' && (one.ticked || one.shared.length > 0));
  return shared.map((one) => one.id);
}
