import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { useHost } from '../host';
import BoosterDate from './BoosterDate.svelte';

const wall = { day: '2026-12-18', time: '10:30' };
let set: unknown[];

beforeEach(() => {
  set = [];
  useHost({
    async call(name, request) {
      if (name === 'boosters.read') return { answer: { dates: [], near: null }, touched: [] };
      if (name === 'boosters.set') {
        set.push(request);
        return { answer: { dates: [], near: null }, touched: [] };
      }
      const { text } = request as { text: string };
      const good = text === 'Fri 18 Dec 10:30';
      const line = {
        text,
        wall: good ? wall : null,
        when: good ? 'Fri 18 Dec, 10:30' : null,
        problem: good ? null : 'No time found in this line.',
        past: false
      };
      return { answer: { lines: text ? [line] : [], walls: [] }, touched: [] };
    },
    put: () => Promise.reject(),
    blob: () => Promise.reject(),
    listen() {},
    print() {}
  });
});

test('a date is said back, then set with its note', async () => {
  render(BoosterDate);
  await userEvent.type(screen.getByLabelText('The date you and your clinic set'), 'Fri 18 Dec 10:30');
  await screen.findByText('Fri 18 Dec, 10:30');
  await userEvent.type(screen.getByLabelText('A note of your own, if you like'), 'second floor');
  await userEvent.click(screen.getByRole('button', { name: 'Set the date' }));
  await screen.findByText('Set: Fri 18 Dec, 10:30.');
  expect(set).toEqual([{ starts: wall, note: 'second floor' }]);
});

test('what is not a date is refused at its field, with the reason', async () => {
  render(BoosterDate);
  await userEvent.click(screen.getByRole('button', { name: 'Set the date' }));
  await screen.findByText('Give a day and a time. Nothing was changed.');
  await userEvent.type(screen.getByLabelText('The date you and your clinic set'), 'Friday');
  await userEvent.click(screen.getByRole('button', { name: 'Set the date' }));
  await screen.findByText('No time found in this line.');
  expect(set).toEqual([]);
});
