/** Getting ready, kept true while the hours go by. */
import { hourly } from '../hours';
import { live } from '../live.svelte';

/** Call it while a component is set up; the next infusion when no id is given. */
export function preparing(sessionId?: () => string | undefined) {
  const ask = () => {
    const id = sessionId?.();
    return id ? { sessionId: id } : {};
  };
  const prep = live('prep.read', ask, ['prep', 'course']);
  hourly(prep.refresh);
  return prep;
}
