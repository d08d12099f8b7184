/** Taking pictures in: chosen, pasted or dropped; what was not taken is told with its reason. */
import { call, CallError, put, tell } from '../../host';
import { ended } from '../../job';
import { say } from '../../words';

interface Left {
  name: string;
  why: string;
}
interface Taken {
  entryId: string | null;
  taken: number;
  left: Left[];
}

export class Taking {
  busy = $state.raw<{ done: number; of: number } | null>(null);
  told = $state('');
  left = $state.raw<Left[]>([]);
  error = $state.raw<CallError | null>(null);
  /** The text that has the last ones. */
  entry: string | null = null;
  #target: (() => Promise<string | null>) | null;
  #ontaken: (id: string) => void;

  /** `target` answers the text they are for; without one they become a fragment of their own. */
  constructor(target: (() => Promise<string | null>) | null, ontaken: (id: string) => void = () => {}) {
    this.#target = target;
    this.#ontaken = ontaken;
  }

  /** Asks by the host's dialog. */
  pick(): Promise<void> {
    return this.#run(async () => {
      const entryId = await this.#target?.();
      const { jobId } = await call('journal.pickPictures', entryId ? { entryId } : {});
      const progress = (job: { done: number; of: number }) => (this.busy = { done: job.done, of: job.of });
      const taken = (await ended(jobId, progress)) as Taken;
      tell(['journal', 'today']);
      return taken;
    });
  }

  /** Pasted or dropped. */
  files(files: File[]): Promise<void> {
    if (files.length === 0) return Promise.resolve();
    return this.#run(async () => {
      const own = !this.#target;
      let entryId = (await this.#target?.()) ?? null;
      if (own && files.length > 1) {
        entryId = (await call('journal.draft', { kind: 'fragment', words: '' })).id;
      }
      const all: Taken = { entryId: null, taken: 0, left: [] };
      for (const [done, file] of files.entries()) {
        this.busy = { done, of: files.length };
        try {
          const one = (await put('journal.picture', entryId ?? '', await file.arrayBuffer())) as Taken;
          all.entryId = one.entryId;
          all.taken += 1;
        } catch (thrown) {
          all.left.push({ name: file.name, why: CallError.from(thrown).message });
        }
      }
      if (own && files.length > 1 && all.entryId) await call('journal.keep', { id: all.entryId });
      return all;
    });
  }

  /** What was told of the last ones is over. */
  clear() {
    [this.told, this.left, this.error] = ['', [], null];
  }

  async #run(work: () => Promise<Taken>) {
    if (this.busy) return;
    this.clear();
    this.busy = { done: 0, of: 0 };
    try {
      const taken = await work();
      this.left = taken.left;
      if (taken.taken > 0) this.told = say('picture-added', { count: taken.taken });
      this.entry = taken.entryId;
      if (taken.entryId) this.#ontaken(taken.entryId);
    } catch (thrown) {
      const error = CallError.from(thrown);
      // Nothing chosen is nothing wrong.
      this.error = error.code === 'cancelled' ? null : error;
    } finally {
      this.busy = null;
    }
  }
}

/** The files of a paste or a drop; text that is dropped or pasted is left to the field. */
export function filesOf(data: DataTransfer | null): File[] {
  return [...(data?.files ?? [])];
}

/** Is something carried that could be taken in? */
export function carriesFiles(data: DataTransfer | null): boolean {
  return [...(data?.types ?? [])].includes('Files');
}
