/** Something tried: what the core refuses is kept to be shown, and gone with the next try. */
import { CallError } from './host';

export class Trying {
  error = $state.raw<CallError | null>(null);

  /** True when it worked. */
  async run(work: () => Promise<unknown>): Promise<boolean> {
    this.error = null;
    try {
      await work();
      return true;
    } catch (thrown) {
      this.error = CallError.from(thrown);
      return false;
    }
  }
}
