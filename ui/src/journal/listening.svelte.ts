/** What is being listened to: one thing in the whole window. Nothing plays that nobody started. */
import type { VoicePlaying } from '../generated/VoicePlaying';
import { call, CallError } from '../host';

/** How often it is asked how far it is, in milliseconds. */
const PACE = 150;

export class Listening {
  now = $state.raw<VoicePlaying | null>(null);
  error = $state.raw<CallError | null>(null);
  #looking = false;

  async play(id: string, fromMs: number) {
    await this.#say(() => call('voice.play', { id, fromMs }));
    void this.#look();
  }

  stop = () => this.#say(() => call('voice.stop', {}));

  async #look() {
    if (this.#looking) return;
    this.#looking = true;
    while (this.now?.playing) {
      await new Promise((done) => setTimeout(done, PACE));
      if (this.now?.playing) await this.#say(() => call('voice.playing', {}));
      if (this.error) break;
    }
    this.#looking = false;
  }

  async #say(what: () => Promise<VoicePlaying>) {
    this.error = null;
    try {
      this.now = await what();
    } catch (thrown) {
      this.now = null;
      this.error = CallError.from(thrown);
    }
  }
}

export const listening = new Listening();
