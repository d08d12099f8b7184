/** A file that is being saved where the dialog says: what came of it. */
import { CallError } from '../host';
import { ended } from '../job';
import { say } from '../words';

export class Saving {
  working = $state(false);
  told = $state('');
  error = $state.raw<CallError | null>(null);

  /** True when it was saved. */
  async run(begin: () => Promise<{ id: string }>): Promise<boolean> {
    [this.working, this.told, this.error] = [true, '', null];
    try {
      const { file } = (await ended((await begin()).id)) as { file: string };
      this.told = say('reader-saved', { file });
      return true;
    } catch (thrown) {
      const failed = CallError.from(thrown);
      if (failed.code === 'cancelled') this.told = say('reader-save-cancelled');
      else this.error = failed;
      return false;
    } finally {
      this.working = false;
    }
  }
}
