import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useHost } from '../host';
import { Draft } from './draft.svelte';

type Ask = { name: string; request: Record<string, unknown> };
let asked: Ask[] = [];
let answer: (ask: Ask) => unknown = () => ({ id: 'a', revision: 1, time: '14:00' });

beforeEach(() => {
  vi.useFakeTimers();
  asked = [];
  answer = () => ({ id: 'a', revision: 1, time: '14:00' });
  useHost({
    call: async (name, request) => {
      const ask = { name, request: request as Record<string, unknown> };
      asked.push(ask);
      return { answer: await answer(ask), touched: [] };
    },
    put: () => Promise.reject(),
    blob: () => Promise.reject(new Error('no blob')),
    listen: () => {},
    print: () => {}
  });
});
afterEach(() => vi.useRealTimers());

describe('a draft', () => {
  it('is saved within half a second while one types on', async () => {
    const draft = new Draft({ kind: 'fragment' });
    for (const words of ['w', 'wa', 'wat', 'wate', 'water']) {
      draft.typed(words);
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(asked.length).toBeGreaterThan(0);
    await vi.advanceTimersByTimeAsync(500);
    expect(asked.at(-1)?.request).toEqual({ id: 'a', kind: 'fragment', words: 'water' });
    expect(asked[0]?.request).not.toHaveProperty('id');
    expect(draft.time).toBe('14:00');
  });

  it('begins once, however slow the first save is', async () => {
    let release = () => {};
    answer = (ask) =>
      'id' in ask.request
        ? { id: 'a', revision: 2, time: '14:01' }
        : new Promise((done) => (release = () => done({ id: 'a', revision: 1, time: '14:00' })));
    const draft = new Draft({ kind: 'fragment' });
    draft.typed('one');
    await vi.advanceTimersByTimeAsync(400);
    draft.typed('one two');
    await vi.advanceTimersByTimeAsync(400);
    expect(asked).toHaveLength(1);
    release();
    await vi.advanceTimersByTimeAsync(10);
    expect(asked).toHaveLength(2);
    expect(asked[1]?.request).toMatchObject({ id: 'a', words: 'one two' });
  });

  it('waits for no disk: what is typed is there while a save never ends', async () => {
    answer = () => new Promise(() => {});
    const draft = new Draft({ kind: 'entry' });
    let words = '';
    for (const letter of 'the disk stands still, the words do not') {
      words += letter;
      draft.typed(words);
      expect(draft.words).toBe(words);
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(asked).toHaveLength(1);
  });

  it('saves what is still waiting before it is kept', async () => {
    const draft = new Draft({ kind: 'fragment' });
    draft.typed('slow');
    await draft.keep();
    expect(asked.map((ask) => ask.name)).toEqual(['journal.draft', 'journal.keep']);
    expect(asked[0]?.request['words']).toBe('slow');
  });

  it('says why it is not saved, and keeps nothing then', async () => {
    answer = () => Promise.reject({ code: 'too_large', message: 'This is longer than one entry can hold.' });
    const draft = new Draft({ kind: 'entry' });
    draft.typed('very long');
    expect(await draft.keep()).toBeNull();
    expect(draft.error?.code).toBe('too_large');
    expect(draft.words).toBe('very long');
    expect(asked.map((ask) => ask.name)).toEqual(['journal.draft']);
    answer = () => ({ id: 'a', revision: 1, time: '14:00' });
    expect(await draft.keep()).not.toBeNull();
    expect(draft.error).toBeNull();
  });

  it('sends no half of a letter', async () => {
    const draft = new Draft({ kind: 'entry' });
    draft.typed('moon \uD83C and 🌙');
    await draft.flush();
    expect(asked[0]?.request['words']).toBe('moon \uFFFD and 🌙');
  });
});
