/** Finding: asked after a pause, the last question wins, Escape's clearing forgets what was found. */
import { beforeEach, expect, test, vi } from 'vitest';
import { useHost } from '../host';
import { Finding } from './finding.svelte';

let asked: { question: string; skip?: number; from?: string }[];
let answers: ((value: unknown) => void)[];

beforeEach(() => {
  vi.useFakeTimers();
  [asked, answers] = [[], []];
  useHost({
    async call(_name, request) {
      asked.push(request as (typeof asked)[number]);
      const answer = await new Promise((resolve) => answers.push(resolve));
      return { answer, touched: [] };
    },
    put: () => Promise.reject(),
    blob: () => Promise.reject(),
    listen() {},
    print() {}
  });
});

const found = (id: string, more = false) => ({
  count: '1 entry',
  texts: [{ id, kind: 'entry', day: '', time: '', passage: [] }],
  more
});

test('typing asks once, after a pause', async () => {
  const finding = new Finding();
  for (const text of ['w', 'wa', 'water']) {
    finding.question = text;
    finding.typed();
  }
  await vi.advanceTimersByTimeAsync(200);
  expect(asked).toEqual([{ question: 'water' }]);
});

test('an answer that comes late does not replace a newer one', async () => {
  const finding = new Finding();
  finding.question = 'wat';
  const first = finding.ask();
  finding.question = 'water';
  const second = finding.ask();
  answers[1]?.(found('new'));
  await second;
  answers[0]?.(found('old'));
  await first;
  expect(finding.texts.map((text) => text.id)).toEqual(['new']);
});

test('more is added to what is there; clearing forgets it', async () => {
  const finding = new Finding();
  [finding.question, finding.from] = ['water', '2026-11-01'];
  const first = finding.ask();
  answers[0]?.(found('one', true));
  await first;
  const more = finding.more();
  answers[1]?.(found('two'));
  await more;
  expect(asked[1]).toEqual({ question: 'water', from: '2026-11-01', skip: 1 });
  expect(finding.texts.map((text) => text.id)).toEqual(['one', 'two']);
  finding.clear();
  expect([finding.on, finding.texts.length, finding.from]).toEqual([false, 0, '']);
});
