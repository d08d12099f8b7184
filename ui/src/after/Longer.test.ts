/** Longer-term questions: every answer goes at once and in order, a card stands above them. */
import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import type { Longer as Page } from '../generated/Longer';
import { useHost } from '../host';
import Longer from './Longer.svelte';

let asked: [string, unknown][];
let page: Page;

beforeEach(() => {
  asked = [];
  page = {
    due: null,
    open: true,
    questions: [
      { id: 'bladderBlood', theme: 'bladder', words: 'Blood in the urine', said: null },
      { id: 'thinking', theme: 'thinking', words: 'Trouble with memory', said: 'no' }
    ],
    card: null,
    past: []
  };
  useHost({
    async call(name, request) {
      if (name !== 'longer.read') asked.push([name, request]);
      return { answer: page, touched: [] };
    },
    put: () => Promise.reject(),
    blob: () => Promise.reject(),
    listen() {},
    print() {}
  });
});

test('an answer is kept at once, two in the order they were given', async () => {
  render(Longer);
  const [yes] = await screen.findAllByRole('radio', { name: 'Yes' });
  const [no] = screen.getAllByRole('radio', { name: 'No' });
  await userEvent.click(yes as HTMLElement);
  await userEvent.click(no as HTMLElement);
  expect(asked).toEqual([
    ['longer.answer', { question: 'bladderBlood', said: 'yes' }],
    ['longer.answer', { question: 'bladderBlood', said: 'no' }]
  ]);
  expect(screen.getByText('Saved')).toBeTruthy();
});

test('what calls for the clinic stands before the questions', async () => {
  page.card = { call: 'urgent', sentence: 'Call them today, urgently.', clinic: 'Elm 555' };
  render(Longer);
  const card = await screen.findByText('Call them today, urgently.');
  const question = screen.getByText('Blood in the urine');
  expect(card.compareDocumentPosition(question) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
});

test('nothing open and nothing due: a quiet way in', async () => {
  page.open = false;
  render(Longer);
  const begin = await screen.findByRole('button', { name: 'Answer them now' });
  expect(begin.classList.contains('main')).toBe(false);
});
