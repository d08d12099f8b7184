/** A draft: every word goes to the core within half a second, one save after the other. */
import type { JournalEntry } from '../generated/JournalEntry';
import type { JournalKind } from '../generated/JournalKind';
import { call, CallError } from '../host';

/** How long a letter may wait for its save, in milliseconds. */
const WAIT = 350;

export interface Seed {
  id?: string;
  words?: string;
  kind: JournalKind;
  besideId?: string;
}

export class Draft {
  words = $state('');
  kind = $state<JournalKind>('entry');
  /** The wall-clock time of the last save; empty while something is not saved. */
  time = $state('');
  error = $state.raw<CallError | null>(null);
  id = $state<string | null>(null);
  /** The key of the question it answers. */
  asked: string | null = null;
  #seed: Seed;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #under: Promise<void> = Promise.resolve();
  #dirty = false;

  constructor(seed: Seed) {
    this.#seed = seed;
    this.words = seed.words ?? '';
    this.kind = seed.kind;
    this.id = seed.id ?? null;
  }

  /** Takes what is in the field now. The first letter after a save starts the wait, so that who types on is saved too. */
  typed(words: string) {
    this.words = words;
    this.#dirty = true;
    this.#timer ??= setTimeout(() => void this.flush(), WAIT);
  }

  /** Its id, also before a word is typed: something else belongs to it. Nothing when that is refused. */
  async begun(): Promise<string | null> {
    if (!this.id) this.#dirty = true;
    await this.flush();
    if (this.error) throw this.error;
    return this.id;
  }

  layer(kind: JournalKind) {
    this.kind = kind;
    if (this.id) this.typed(this.words);
  }

  /** Saves what is not saved yet, now. */
  flush(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    this.#under = this.#under.then(() => this.#save());
    return this.#under;
  }

  async #save() {
    if (!this.#dirty) return;
    this.#dirty = false;
    const { besideId } = this.#seed;
    try {
      const saved = await call('journal.draft', {
        ...(this.id ? { id: this.id } : besideId ? { besideId } : {}),
        kind: this.kind,
        ...(this.asked ? { asked: this.asked } : {}),
        words: whole(this.words)
      });
      this.id = saved.id;
      this.time = saved.time;
      this.error = null;
    } catch (thrown) {
      // Not forgotten: the next pause or Keep tries again.
      this.#dirty = true;
      this.time = '';
      this.error = CallError.from(thrown);
    }
  }

  /** Keeps it. Nothing when the core refuses; `error` says why. */
  async keep(): Promise<JournalEntry | null> {
    this.error = null;
    if (!this.id) this.#dirty = true;
    await this.flush();
    if (this.error || !this.id) return null;
    try {
      return await call('journal.keep', { id: this.id });
    } catch (thrown) {
      this.error = CallError.from(thrown);
      return null;
    }
  }
}

/** Half a surrogate pair, as a cut paste may leave it, is no text. */
function whole(words: string): string {
  return words.replace(/\p{Cs}/gu, '\uFFFD');
}
