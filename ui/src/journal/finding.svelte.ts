/** What is looked for in the journal, and what was found of it so far. */
import type { JournalFound } from '../generated/JournalFound';
import type { MoodSide } from '../generated/MoodSide';
import type { JournalHit } from '../generated/JournalHit';
import { call, CallError } from '../host';

/** A pause in the typing after which the question is asked, in milliseconds. */
const PAUSE = 150;

export class Finding {
  question = $state('');
  from = $state('');
  to = $state('');
  session = $state('');
  tag = $state('');
  mood = $state('');
  favourite = $state(false);
  /** What was picked of shared and private, and the ids it stands for. */
  standing = $state('');
  among = $state.raw<{ ids: string[]; only: boolean } | null>(null);
  found = $state.raw<JournalFound | null>(null);
  earlier = $state.raw<JournalHit[]>([]);
  error = $state.raw<CallError | null>(null);
  #turn = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Is anything looked for? */
  get on(): boolean {
    const narrowed = [this.from, this.to, this.session, this.tag, this.mood].some(Boolean);
    return this.question.trim() !== '' || narrowed || this.favourite || this.among !== null;
  }

  get texts(): JournalHit[] {
    return [...(this.found?.texts ?? []), ...this.earlier];
  }

  typed() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.ask(), PAUSE);
  }

  clear() {
    [this.question, this.from, this.to, this.session, this.tag, this.mood] = ['', '', '', '', '', ''];
    [this.favourite, this.standing, this.among] = [false, '', null];
    void this.ask();
  }

  async ask() {
    const mine = ++this.#turn;
    if (!this.on) {
      [this.found, this.earlier, this.error] = [null, [], null];
      return;
    }
    try {
      const found = await call('journal.search', this.#wanted());
      if (mine === this.#turn) [this.found, this.earlier, this.error] = [found, [], null];
    } catch (thrown) {
      if (mine === this.#turn) this.error = CallError.from(thrown);
    }
  }

  async more() {
    const mine = this.#turn;
    const next = await call('journal.search', { ...this.#wanted(), skip: this.texts.length });
    if (mine !== this.#turn || !this.found) return;
    this.earlier = [...this.earlier, ...next.texts];
    this.found = { ...this.found, more: next.more };
  }

  #wanted() {
    return {
      question: this.question,
      ...(this.from ? { from: this.from } : {}),
      ...(this.to ? { to: this.to } : {}),
      ...(this.session ? { sessionId: this.session } : {}),
      ...(this.tag ? { tag: this.tag } : {}),
      ...(this.mood ? { mood: this.mood as MoodSide } : {}),
      ...(this.favourite ? { favourite: true } : {}),
      ...(this.among ? { among: this.among } : {})
    };
  }
}
