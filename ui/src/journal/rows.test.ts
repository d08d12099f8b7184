/** The list in blocks: what is near is held, what is far is let go of, and heights are remembered. */
import { beforeEach, expect, test } from 'vitest';
import { useHost } from '../host';
import { Rows } from './rows.svelte';

interface Ask {
  name: string;
  request: { after?: string; through?: string };
}
let asked: Ask[];
let ends: string[];
let count: number;

beforeEach(() => {
  asked = [];
  ends = Array.from({ length: 730 }, (_, at) => `end-${at}`);
  count = 729 * 50 + 12;
  useHost({
    async call(name, request) {
      asked.push({ name, request } as Ask);
      const { after, through } = request as Ask['request'];
      const answer =
        name === 'journal.blocks'
          ? { count, size: 50, ends }
          : { lines: [{ id: `${after} to ${through}` }], more: false, continues: false };
      return { answer, touched: [] };
    },
    put: () => Promise.reject(),
    blob: () => Promise.reject(),
    listen() {},
    print() {}
  });
});

const rest = () => new Promise((done) => setTimeout(done));

test('the newest block is the one that is not full', async () => {
  const rows = new Rows();
  await rows.refresh();
  expect(rows.blocks.slice(0, 3).map(({ lines, offset, after }) => [lines, offset, after])).toEqual([
    [12, 0, null],
    [50, 12, 'end-0'],
    [50, 62, 'end-1']
  ]);
  expect(rows.count).toBe(count);
  expect(rows.blocks.at(-1)?.offset).toBe(count - 50);
});

test('through ten years of it only what is near is held', async () => {
  const rows = new Rows();
  await rows.refresh();
  for (let at = 0; at < 730; at += 3) {
    rows.see(at, at + 2);
    await rest();
    expect(rows.held.size).toBeLessThanOrEqual(2 * 10 + 3);
    expect(rows.held.has(`end-${at}`)).toBe(true);
  }
  expect(asked.filter((ask) => ask.name === 'journal.list')).toHaveLength(730);
});

test('a change asks again for what is seen, and shows the old until the new is there', async () => {
  const rows = new Rows();
  await rows.refresh();
  rows.see(4, 5);
  await rest();
  asked = [];
  await rows.refresh();
  expect(rows.held.has('end-4')).toBe(true);
  await rest();
  const lists = asked.filter((ask) => ask.name === 'journal.list').map((ask) => ask.request.through);
  expect(lists).toEqual(['end-4', 'end-5']);
});

test('heights are thought until they are known, and say what is where', async () => {
  const rows = new Rows();
  await rows.refresh();
  const [first, second] = rows.blocks;
  if (!first || !second) throw new Error('no blocks');
  expect(rows.measured(first, 1_200)).toBe(1_200 - 12 * 90);
  // From now on a line is thought to be as high as those that were seen.
  expect(rows.height(second)).toBe(5_000);
  expect(rows.measured(second, 5_600)).toBe(600);
  expect([rows.top(0), rows.top(1), rows.top(2)]).toEqual([0, 1_200, 6_800]);
  expect(rows.between(0, 100)).toEqual([0, 0]);
  expect(rows.between(1_300, 7_000)).toEqual([1, 2]);
  expect(rows.between(1e9, 2e9)).toEqual([729, 729]);
});
