import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import type { CheckinMood } from '../generated/CheckinMood';
import { useHost } from '../host';
import { say } from '../words';
import MoodRow from './MoodRow.svelte';

const words = ['Very low', 'In between', 'Good'];
const choices = [-3, 0, 2].map((valence, place) => ({
  valence,
  words: words[place] ?? '',
  opensHelp: valence === -3
}));
let refuse = false;
let asked: { name: string; request: unknown }[];

beforeEach(() => {
  location.hash = '#/checkins';
  [refuse, asked] = [false, []];
  useHost({
    async call(name, request) {
      asked.push({ name, request });
      await new Promise((done) => setTimeout(done, 5));
      if (name === 'checkins.moods')
        return { answer: { choices, axes: [], last: null, days: [] }, touched: [] };
      if (refuse) throw { code: 'full', message: 'The disk is full.' };
      const valence = (request as { valence?: number }).valence ?? 0;
      const mood: CheckinMood = {
        id: 'm-1',
        at: '2026-11-17T20:00:00-05:00',
        when: 'Tue 17 Nov, 20:00',
        time: '20:00',
        valence,
        words: choices.find((one) => one.valence === valence)?.words ?? '',
        beside: [],
        helpNow: valence === -3
      };
      return { answer: name === 'checkins.mood' ? mood : {}, touched: [] };
    },
    blob: () => Promise.reject(),
    put: () => Promise.reject(),
    listen() {},
    print() {}
  });
});

test('a tap is kept, and a slip is taken back', async () => {
  render(MoodRow);
  await userEvent.click(await screen.findByRole('button', { name: 'Good' }));
  await screen.findByText(say('checkins-mood-noted', { mood: 'Good', when: 'Tue 17 Nov, 20:00' }));
  expect(location.hash).toBe('#/checkins');
  await userEvent.click(screen.getByRole('button', { name: say('checkins-mood-undo') }));
  await screen.findByText(say('checkins-mood-back'));
  expect(asked.at(-1)).toEqual({ name: 'checkins.removeMood', request: { id: 'm-1' } });
});

test('the lowest mood opens Help now once it is kept', async () => {
  render(MoodRow);
  await userEvent.click(await screen.findByRole('button', { name: 'Very low' }));
  await waitFor(() => expect(location.hash).toBe('#/help/mood'));
  expect(asked.at(-1)?.name).toBe('checkins.mood');
});

test('the lowest mood opens Help now also when it could not be kept', async () => {
  render(MoodRow);
  refuse = true;
  await userEvent.click(await screen.findByRole('button', { name: 'Very low' }));
  await waitFor(() => expect(location.hash).toBe('#/help/mood'));
  await screen.findByText('The disk is full.');
});
