import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Start } from '../generated/Start';
import { useHost } from '../host';
import FirstRun from './FirstRun.svelte';

const start: Start = {
  vault: 'none',
  kind: null,
  trouble: null,
  recoveryDone: null,
  recoveryDue: null,
  recoveryNote: null,
  theme: 'dusk',
  dusk: false,
  groggy: null,
  calm: false,
  textSize: 'normal',
  region: '',
  version: '0'
};
const code = ['1111', '2222', '3333', '4444', '5555', '6666', '7777'];
let asked: { name: string; request: Record<string, unknown> }[];

beforeEach(() => {
  asked = [];
  useHost({
    async call(name, sent) {
      const request = sent as Record<string, unknown>;
      asked.push({ name, request });
      if (name === 'vault.create') return { answer: { recoveryCode: code }, touched: [] };
      if (name === 'vault.recoveryAsk') return { answer: { groups: [2, 5, 7] }, touched: [] };
      if (name === 'vault.recoveryConfirm') {
        const groups = request.groups as { group: number; text: string }[];
        const wrong = groups.find(({ group, text }) => text !== code[group - 1]);
        if (wrong) {
          const message = 'That is not what the paper says.';
          throw { code: 'invalid', message, field: `group-${wrong.group}` };
        }
        return { answer: {}, touched: [] };
      }
      const regions = [
        { code: 'us', name: 'United States', summary: '988, 911' },
        { code: 'de', name: 'Germany', summary: '112' }
      ];
      if (name === 'support.lines') return { answer: { region: 'us', lines: [], regions }, touched: [] };
      return { answer: {}, touched: [] };
    },
    put: () => Promise.reject(),
    blob: () => Promise.reject(),
    listen() {},
    print() {}
  });
});

const last = (name: string) => asked.filter((one) => one.name === name).at(-1)?.request;

async function fill() {
  await userEvent.click(screen.getByRole('button', { name: 'Continue' }));
  await userEvent.type(screen.getByLabelText('New passphrase'), 'it stays with me');
  await userEvent.type(screen.getByLabelText('Once more'), 'it stays with me');
  await userEvent.click(screen.getByRole('button', { name: 'Make my journal' }));
  await screen.findByText('Your spare key');
}

async function made(onfinish: () => void) {
  render(FirstRun, { start, onfinish });
  await fill();
  return screen.findAllByLabelText(/^Group /);
}

test('the region that was picked stays picked while how things stand is asked again', async () => {
  const { rerender } = render(FirstRun, { start, onfinish() {} });
  const region = await screen.findByLabelText('Help numbers for');
  await screen.findByRole('option', { name: 'Germany: 112' });
  await userEvent.selectOptions(region, 'de');
  await rerender({ start: { ...start } });
  await fill();
  expect(last('vault.create')).toMatchObject({ region: 'de' });
});

test('a journal is a patient’s unless one says to be a therapist, and that can be taken back', async () => {
  const { unmount } = render(FirstRun, { start, onfinish() {} });
  await userEvent.click(screen.getByRole('button', { name: 'I am a therapist' }));
  await userEvent.click(screen.getByRole('button', { name: 'This is for me' }));
  await fill();
  expect(last('vault.create')).toMatchObject({ kind: 'patient' });
  unmount();

  render(FirstRun, { start, onfinish() {} });
  await userEvent.click(screen.getByRole('button', { name: 'I am a therapist' }));
  screen.getByText('Step 1 of 6');
  await userEvent.click(screen.getByRole('button', { name: 'Continue' }));
  await userEvent.type(screen.getByLabelText('New passphrase'), 'it stays with me');
  await userEvent.type(screen.getByLabelText('Once more'), 'it stays with me');
  await userEvent.click(screen.getByRole('button', { name: 'Make my reader' }));
  await screen.findByText(/They open this reader/);
  expect(last('vault.create')).toMatchObject({ kind: 'practice' });
});

test('a wrong repeat is said at its field, and nothing is made', async () => {
  render(FirstRun, { start, onfinish() {} });
  await userEvent.click(screen.getByRole('button', { name: 'Continue' }));
  await userEvent.type(screen.getByLabelText('New passphrase'), 'it stays with me');
  await userEvent.type(screen.getByLabelText('Once more'), 'it stays with you');
  await userEvent.click(screen.getByRole('button', { name: 'Make my journal' }));
  await screen.findByText('The two are not the same. Type it once more.');
  expect(document.activeElement).toBe(screen.getByLabelText('Once more'));
  expect(last('vault.create')).toBeUndefined();
});

test('a group that differs from the paper is blamed itself, then three right ones lead on', async () => {
  const onfinish = vi.fn();
  const fields = await made(onfinish);
  expect(fields.length).toBe(3);
  for (const [at, text] of ['2222', '5556', '7777'].entries()) await userEvent.type(fields[at]!, text);
  await userEvent.click(screen.getByRole('button', { name: 'I have it on paper' }));
  await screen.findByText('That is not what the paper says.');
  expect(document.activeElement).toBe(fields[1]);
  expect(fields.map((field) => field.getAttribute('aria-invalid'))).toEqual(['false', 'true', 'false']);
  expect(onfinish).not.toHaveBeenCalled();

  await userEvent.clear(fields[1]!);
  await userEvent.type(fields[1]!, '5555');
  await userEvent.click(screen.getByRole('button', { name: 'I have it on paper' }));
  await vi.waitFor(() => expect(onfinish).toHaveBeenCalledOnce());
});

test('the spare key may be put off', async () => {
  const onfinish = vi.fn();
  await made(onfinish);
  await userEvent.click(screen.getByRole('button', { name: 'Do this later' }));
  await vi.waitFor(() => expect(onfinish).toHaveBeenCalledOnce());
  expect(last('vault.recoveryLater')).toEqual({});
  expect(location.hash).toBe('#/today');
});
