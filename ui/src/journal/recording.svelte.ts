/** The recording that is under way: one in the whole window, whichever page is open. */
import type { VoiceState } from '../generated/VoiceState';
import { call, CallError } from '../host';

/** How often it is asked how far it is, in milliseconds. */
const PACE = 100;

export class Recording {
  state = $state.raw<VoiceState | null>(null);
  error = $state.raw<CallError | null>(null);
  /** A word is on its way: nothing else is pressed meanwhile. */
  busy = $state(false);
  #looking = false;

  get on(): boolean {
    return this.state?.phase === 'recording' || this.state?.phase === 'paused';
  }

  /** Begins; false when the microphone does not open. */
  begin(asked?: string): Promise<boolean> {
    this.state = null;
    return this.#say(() => call('voice.begin', asked ? { asked } : {}));
  }

  pause = () => this.#say(() => call('voice.pause', {}));
  resume = () => this.#say(() => call('voice.resume', {}));

  /** Ends it; what was said is kept. */
  async finish(): Promise<VoiceState | null> {
    if (await this.#say(() => call('voice.finish', {}))) return this.state;
    // It had ended by itself in the same moment.
    await this.look();
    return this.state;
  }

  /** Asks how things stand, and goes on asking while it is on. */
  async look() {
    if (this.#looking) return;
    this.#looking = true;
    try {
      do {
        const state = await call('voice.state', {});
        if (!this.busy) this.state = state;
        if (this.on) await new Promise((done) => setTimeout(done, PACE));
      } while (this.on);
    } catch (thrown) {
      this.error = CallError.from(thrown);
    } finally {
      this.#looking = false;
    }
  }

  /** Asks once how things stand: is one on? */
  async fresh(): Promise<boolean> {
    this.state = await call('voice.state', {}).catch(() => null);
    if (this.on) void this.look();
    return this.on;
  }

  /** What was said about the last one has been read. */
  forget() {
    if (!this.on) [this.state, this.error] = [null, null];
  }

  async #say(what: () => Promise<VoiceState>): Promise<boolean> {
    if (this.busy) return false;
    [this.busy, this.error] = [true, null];
    try {
      this.state = await what();
      return true;
    } catch (thrown) {
      this.error = CallError.from(thrown);
      return false;
    } finally {
      this.busy = false;
      void this.look();
    }
  }
}

export const recording = new Recording();
