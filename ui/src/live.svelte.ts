/** An answer that stays true: asked again whenever one of its topics is touched. */
import { onDestroy, untrack } from 'svelte';
import type { Topic } from './generated/Topic';
import { call, CallError, watch, type Answer, type Name, type Request } from './host';

export interface Live<T> {
  readonly value: T | null;
  readonly error: CallError | null;
  readonly loading: boolean;
  refresh(): Promise<void>;
}

/** Call it while a component is set up. `request` may be a function of state. */
export function live<N extends Name>(
  name: N,
  request: Request<N> | (() => Request<N>),
  topics: Topic[]
): Live<Answer<N>> {
  let value = $state.raw<Answer<N> | null>(null);
  let error = $state.raw<CallError | null>(null);
  let loading = $state(true);
  let turn = 0;
  let said: string | undefined;
  const ask = typeof request === 'function' ? (request as () => Request<N>) : () => request;

  async function refresh() {
    const mine = ++turn;
    loading = value === null;
    try {
      const answer = await call(name, ask());
      if (mine !== turn) return;
      // An answer that says the same again draws nothing anew.
      const text = JSON.stringify(answer);
      if (text !== said) [value, said] = [answer, text];
      error = null;
    } catch (thrown) {
      if (mine === turn) error = CallError.from(thrown);
    } finally {
      if (mine === turn) loading = false;
    }
  }

  $effect(() => {
    ask();
    untrack(() => void refresh());
  });
  onDestroy(watch((touched) => void (touched.some((topic) => topics.includes(topic)) && refresh())));

  return {
    get value() {
      return value;
    },
    get error() {
      return error;
    },
    get loading() {
      return loading;
    },
    refresh
  };
}
