import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import type { CheckinForm } from '../generated/CheckinForm';
import { useHost } from '../host';
import FormFlow from './FormFlow.svelte';

const options = ['Not at all', 'Several days', 'More than half the days', 'Nearly every day'].map(
  (words, value) => ({ value, words, opensHelp: false })
);
let form: CheckinForm;
let asked: { name: string; request: Record<string, unknown> }[];
let refuse: { code: string; message: string } | null = null;
let refused = 'checkins.answer';

beforeEach(() => {
  location.hash = '#/checkins/f-1';
  [refuse, refused] = [null, 'checkins.answer'];
  asked = [];
  form = {
    id: 'f-1',
    scale: 'phq9',
    name: 'PHQ-9',
    done: false,
    begun: '2026-11-17T20:00:00-05:00',
    day: 'Tue 17 Nov',
    entered: null,
    items: [8, 9, 10].map((number) => ({
      number,
      position: `Question ${number}`,
      stem: null,
      words: `Item ${number}`,
      options,
      seen: false,
      choice: null
    })),
    nextItem: 8,
    result: null,
    explain: null,
    helpNow: false,
    attribution: ''
  };
  useHost({
    async call(name, sent) {
      const request = sent as Record<string, unknown>;
      asked.push({ name, request });
      await new Promise((done) => setTimeout(done, 5));
      if (refuse && name === refused) throw refuse;
      if (['checkins.form', 'checkins.begin'].includes(name)) return { answer: form, touched: [] };
      if (name === 'checkins.due') return { answer: { offers: [] }, touched: [] };
      if (name === 'checkins.answer') {
        const choice = request.choice as number | null;
        const items = form.items.map((item) =>
          item.number === request.item ? { ...item, choice, seen: true } : item
        );
        form = { ...form, items };
        return { answer: { form, helpNow: request.item === 9 && (choice ?? 0) > 0 }, touched: [] };
      }
      form = {
        ...form,
        done: true,
        result: { total: 11, line: '11 of 27', range: 'Score range', parts: [] }
      };
      return { answer: form, touched: [] };
    },
    put: () => Promise.reject(),
    blob: () => Promise.reject(),
    listen() {},
    print() {}
  });
});

test('the name of a measure begins one, and says why when it is early', async () => {
  form = { ...form, explain: 'They share some days.' };
  render(FormFlow, { id: 'phq9' });
  await screen.findByText('They share some days.');
  expect(asked[0]).toEqual({ name: 'checkins.begin', request: { scale: 'phq9' } });
  expect(location.hash).toBe('#/checkins/f-1');
});

const names = () => asked.map(({ name }) => name);

test('a key answers, Enter goes on only when the answer is kept', async () => {
  render(FormFlow, { id: 'f-1' });
  await screen.findByText('Item 8');
  await waitFor(() => expect(document.activeElement?.textContent).toBe('Item 8'));
  await userEvent.keyboard('{Enter}');
  await screen.findByText('Choose an answer, or leave it blank.');
  await userEvent.keyboard('3{Enter}');
  await screen.findByText('Item 9');
  expect(asked.at(-1)?.request).toEqual({ formId: 'f-1', item: 8, choice: 2 });
});

test('at item 9 Help now opens before the next question, and back leads to it', async () => {
  location.hash = '#/checkins/f-1/9';
  render(FormFlow, { id: 'f-1' });
  await screen.findByText('Item 9');
  await waitFor(() => expect(document.activeElement?.textContent).toBe('Item 9'));
  await userEvent.keyboard('2{Enter}');
  await waitFor(() => expect(location.hash).toBe('#/help/answer'));
  expect(names()).toEqual(['checkins.form', 'checkins.answer']);
});

test('back from Help now, Next goes on at the first press', async () => {
  location.hash = '#/checkins/f-1/9';
  render(FormFlow, { id: 'f-1' });
  await screen.findByText('Item 9');
  await userEvent.click(screen.getByLabelText(/Several days/));
  await waitFor(() => expect(location.hash).toBe('#/help/answer'));
  await new Promise((done) => setTimeout(done, 20));
  location.hash = '#/checkins/f-1/9';
  await new Promise((done) => setTimeout(done, 20));
  await userEvent.click(screen.getByRole('button', { name: 'Next' }));
  await screen.findByText('Item 10');
});

test('keys belong to the question, not to the window', async () => {
  render(FormFlow, { id: 'f-1' });
  await screen.findByText('Item 8');
  screen.getByRole('button', { name: 'Help now' }).focus();
  await userEvent.keyboard('2');
  expect(names()).toEqual(['checkins.form']);
});

test('what could not be kept is not shown as chosen', async () => {
  render(FormFlow, { id: 'f-1' });
  await screen.findByText('Item 8');
  refuse = { code: 'full', message: 'The disk is full.' };
  await userEvent.click(screen.getByLabelText(/Several days/));
  await screen.findByText('The disk is full.');
  await waitFor(() =>
    expect((screen.getByLabelText(/Several days/) as HTMLInputElement).checked).toBe(false)
  );
  await userEvent.click(screen.getByRole('button', { name: 'Next' }));
  expect(screen.getByText('Item 8')).toBeTruthy();
});

test('the end shows a number and its score range', async () => {
  location.hash = '#/checkins/f-1/10';
  render(FormFlow, { id: 'f-1' });
  await userEvent.click(await screen.findByRole('button', { name: 'Leave blank' }));
  await screen.findByText('Left blank.');
  await userEvent.click(screen.getByRole('button', { name: 'Finish' }));
  await screen.findByText('11 of 27');
  expect(names()).toContain('checkins.finish');
});

test('what went wrong at the end is gone with the next press that works', async () => {
  location.hash = '#/checkins/f-1/10';
  render(FormFlow, { id: 'f-1' });
  await userEvent.click(await screen.findByRole('button', { name: 'Leave blank' }));
  await screen.findByText('Left blank.');
  [refuse, refused] = [{ code: 'full', message: 'The disk is full.' }, 'checkins.finish'];
  await userEvent.click(screen.getByRole('button', { name: 'Finish' }));
  await screen.findByText('The disk is full.');
  refuse = null;
  await userEvent.click(screen.getByRole('button', { name: 'Finish' }));
  await screen.findByText('11 of 27');
  expect(screen.queryByText('The disk is full.')).toBeNull();
});

test('what opens Help now opens it also when it could not be kept', async () => {
  const opening = options.map((option) => ({ ...option, opensHelp: option.value > 0 }));
  form = {
    ...form,
    items: form.items.map((item) => (item.number === 9 ? { ...item, options: opening } : item))
  };
  location.hash = '#/checkins/f-1/9';
  render(FormFlow, { id: 'f-1' });
  await screen.findByText('Item 9');
  refuse = { code: 'full', message: 'The disk is full.' };
  await userEvent.click(screen.getByLabelText(/Several days/));
  await waitFor(() => expect(location.hash).toBe('#/help/answer'));
});

test('finished in another window, it shows what is kept and says so', async () => {
  render(FormFlow, { id: 'f-1' });
  await screen.findByText('Item 8');
  refuse = { code: 'conflict', message: 'It stays as it is.' };
  form = { ...form, done: true, result: { total: 11, line: '11 of 27', range: null, parts: [] } };
  await userEvent.click(screen.getByLabelText(/Several days/));
  await screen.findByText('11 of 27');
  await screen.findByText('It stays as it is.');
});
