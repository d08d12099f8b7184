/** Whoever opens "Three words" can type at once: nothing they type goes nowhere. */
import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { useHost } from '../host';
import ThreeWords from './ThreeWords.svelte';

test('the cursor stands in the field as soon as it is there', async () => {
  useHost({
    async call(name) {
      const saved = { id: 'e1', revision: 1, time: '11:16' };
      return { answer: name === 'journal.drafts' ? [] : saved, touched: [] };
    },
    put: () => Promise.reject(),
    blob: () => Promise.reject(),
    listen() {},
    print() {}
  });
  render(ThreeWords, {});
  const field = await screen.findByRole<HTMLTextAreaElement>('textbox');
  await expect.poll(() => document.activeElement).toBe(field);
  await userEvent.keyboard('water, light');
  expect(field.value).toBe('water, light');
});
