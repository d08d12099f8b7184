/** Long work with files: begun, seen in its progress, stopped when asked, and what went wrong. */
import type { Job } from '../generated/Job';
import { call, CallError } from '../host';
import { ended } from '../job';

export class Work {
  /** While it works. */
  job = $state.raw<Job | null>(null);
  working = $state(false);
  error = $state.raw<CallError | null>(null);
  /** It was stopped, or nothing was chosen. */
  stopped = $state(false);

  /** The job's answer; nothing when it failed or was stopped. */
  async run<T>(begin: () => Promise<{ jobId: string }>): Promise<T | undefined> {
    [this.working, this.error, this.stopped, this.job] = [true, null, false, null];
    try {
      const { jobId } = await begin();
      return (await ended(jobId, (job) => (this.job = job))) as T;
    } catch (thrown) {
      const failed = CallError.from(thrown);
      if (failed.code === 'cancelled') this.stopped = true;
      else this.error = failed;
      return undefined;
    } finally {
      [this.working, this.job] = [false, null];
    }
  }

  async stop() {
    if (this.job) await call('jobs.cancel', { id: this.job.id });
  }
}
