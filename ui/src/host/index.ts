/** The boundary: commands out, answers and touched topics in. The only folder that knows which host there is. */
import type { Commands } from '../generated/Commands';
import type { Topic } from '../generated/Topic';
import { loopback } from './loopback';
import { tauri } from './tauri';

export type Name = keyof Commands;
export type Request<N extends Name> = Commands[N]['request'];
export type Answer<N extends Name> = Commands[N]['answer'];
export type Ear = (topics: Topic[]) => void;

/** What goes on outside the window, and whether it is wanted. */
export interface Switches {
  /** Closing the window leaves an icon. */
  background: boolean;
  /** The desktop has a place for the icon. */
  panel: boolean;
  /** It starts at login, without a window. */
  login: boolean;
  /** The system's timer looks while nothing runs; null: this system has none. */
  timer: boolean | null;
  /** Starting at login does what the timer does elsewhere. */
  loginReminds: boolean;
}

/** What only a desktop has. */
export interface Desktop {
  switches(): Promise<Switches>;
  set(one: 'background' | 'login' | 'timer', on: boolean): Promise<Switches>;
  /** Asked when the window is being closed and would not be found again. */
  onClosing(ask: () => void): void;
  /** The answer. */
  close(quit: boolean): Promise<void>;
}

/** What every host can do. */
export interface Host {
  desktop?: Desktop;
  call(name: string, request: unknown): Promise<{ answer: unknown; touched: Topic[] }>;
  blob(name: string, id: string): Promise<Blob>;
  put(name: string, id: string, bytes: ArrayBuffer): Promise<{ answer: unknown; touched: Topic[] }>;
  listen(ear: Ear): void;
  print(): void | Promise<void>;
}

/** A refusal of the core: a code to decide by, a sentence to show, sometimes the field to blame. */
export class CallError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly field?: string
  ) {
    super(message);
  }

  static from(thrown: unknown): CallError {
    if (thrown instanceof CallError) return thrown;
    const refusal = thrown as { code?: string; message?: string; field?: string } | null;
    return new CallError(refusal?.code ?? 'unexpected', refusal?.message ?? String(thrown), refusal?.field);
  }
}

const ears = new Set<Ear>();
let host: Host = '__TAURI_INTERNALS__' in globalThis ? tauri() : loopback();
host.listen(tell);

/** Tells whoever listens; also for what a job has touched, which a host may not hear of. */
export function tell(topics: Topic[]) {
  for (const ear of ears) ear(topics);
}

/** Puts another host in place: for tests. */
export function useHost(other: Host) {
  host = other;
  host.listen(tell);
}

/** One command; throws a CallError. */
export async function call<N extends Name>(name: N, request: Request<N>): Promise<Answer<N>> {
  try {
    const { answer } = await host.call(name, request);
    return answer as Answer<N>;
  } catch (thrown) {
    throw CallError.from(thrown);
  }
}

/** Listens for touched topics; answers how to stop. */
export function watch(ear: Ear): () => void {
  ears.add(ear);
  return () => ears.delete(ear);
}

/** Bytes that are no JSON. */
export function blob(name: string, id: string): Promise<Blob> {
  return host.blob(name, id);
}

/** Hands bytes over that are no JSON; `id` says for what, empty: for nothing yet. Throws a CallError. */
export async function put(name: string, id: string, bytes: ArrayBuffer): Promise<unknown> {
  try {
    return (await host.put(name, id, bytes)).answer;
  } catch (thrown) {
    throw CallError.from(thrown);
  }
}

/** The desktop, where there is one. */
export function desktop(): Desktop | undefined {
  return host.desktop;
}

/** Prints what the page shows for printing. */
export async function print(): Promise<void> {
  await host.print();
}
