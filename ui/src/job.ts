/** Waits for long work that the core does. */
import type { Job } from './generated/Job';
import { call, CallError, watch } from './host';

/** Resolves to its answer when the job has ended well; throws a CallError when it failed. */
export function ended(id: string, onprogress?: (job: Job) => void): Promise<unknown> {
  return new Promise((resolve, reject) => {
    let over = false;
    // A host may have no way to say that a job went on, so it is asked as well.
    const timer = setInterval(look, 250);
    const stop = watch((topics) => void (topics.includes('jobs') && look()));

    function finish(how: () => void) {
      over = true;
      clearInterval(timer);
      stop();
      how();
    }

    async function look() {
      try {
        const job = (await call('jobs.list', {})).find((one) => one.id === id);
        if (over) return;
        if (!job) return finish(() => reject(new CallError('not_found', '')));
        onprogress?.(job);
        const end = job.end;
        if (end?.kind === 'finished') finish(() => resolve(end.answer));
        if (end?.kind === 'failed') finish(() => reject(new CallError(end.code, end.message, end.field)));
      } catch (thrown) {
        if (!over) finish(() => reject(CallError.from(thrown)));
      }
    }
    void look();
  });
}
