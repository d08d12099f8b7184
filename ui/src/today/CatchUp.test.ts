import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import type { ReminderNote } from '../generated/ReminderNote';
import { useHost, type Ear } from '../host';
import CatchUp from './CatchUp.svelte';

const note = (kind: ReminderNote['kind'], words: string): ReminderNote => ({
  id: kind,
  kind,
  words,
  due: '2026-11-08T18:00:00-05:00',
  missed: true
});
let notes: ReminderNote[];
let away: unknown[];

beforeEach(() => {
  notes = [
    note('rideNotConfirmed', 'The ride.'),
    note('boosterNear', 'The date.'),
    note('checkinDue', 'A check-in.')
  ];
  away = [];
  let tell: Ear = () => {};
  useHost({
    async call(name, request) {
      if (name === 'reminders.list') return { answer: { notes }, touched: [] };
      away.push(request);
      const { ids } = request as { ids: string[] };
      notes = notes.filter(({ id }) => !ids.includes(id));
      tell(['reminders']);
      return { answer: {}, touched: ['reminders'] };
    },
    put: () => Promise.reject(),
    blob: () => Promise.reject(),
    listen: (ear) => (tell = ear),
    print() {}
  });
});

test('a note that another page tells more of leads there', async () => {
  notes = [
    { ...note('packetNotReceived', 'No receipt yet.'), place: 'share' },
    note('boosterNear', 'The date.')
  ];
  render(CatchUp, { told: [] });
  const links = await screen.findAllByRole('link');
  expect(links.map((link) => link.getAttribute('href'))).toEqual(['#/share']);
});

test('several notes are one card, put away together; what the page tells anyway is left to it', async () => {
  render(CatchUp, { told: ['rideNotConfirmed'] });
  await screen.findByText('The date.');
  expect(screen.queryByText('The ride.')).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Put away' }));
  expect(away).toEqual([{ ids: ['boosterNear', 'checkinDue'] }]);
  await waitFor(() => expect(screen.queryByText('Since you last looked')).toBeNull());
});
