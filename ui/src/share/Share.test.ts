import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { useHost, type Ear } from '../host';
import Share from './Share.svelte';

let asked: { name: string; request: Record<string, unknown> }[];
let ticked: boolean;
let tell: Ear;

const answers: Record<string, () => unknown> = {
  'share.choices': () => ({
    items: [{ kind: 'form', id: 'f', title: 'PHQ-9', detail: 'total 5', ticked, shared: null }],
    ticked: ticked ? 1 : 0,
    asksItem9: ticked,
    more: false
  }),
  'share.recipients': () => [{ id: 'r', name: 'Dr Okafor', key: 'age1…', since: 'Thu 12 Nov' }],
  'share.ledger': () => [],
  'share.talk': () => ({ id: null, words: '', ticked: false }),
  'share.moods': () => ({
    id: null,
    first: '2026-11-03',
    last: '2026-11-17',
    today: '2026-11-17',
    detail: '',
    ticked: false,
    any: false
  }),
  'share.tick': () => ({}),
  'share.preview': () => ({ id: 'p' }),
  'jobs.list': () => [
    { id: 'p', kind: 'share.preview', done: 3, of: 3, end: { kind: 'finished', answer: {} } },
    {
      id: 's',
      kind: 'share.save',
      done: 0,
      of: 4,
      end: {
        kind: 'failed',
        code: 'wrong_passphrase',
        message: 'That does not open it.',
        field: 'passphrase'
      }
    }
  ],
  'share.previewed': () => ({
    id: 'p',
    to: 'Dr Okafor',
    pages: 1,
    items: [{ title: 'PHQ-9, Mon 16 Nov', detail: 'The total alone' }],
    notIn: ['The answers to the PHQ-9.'],
    bytes: 1,
    sha256: '',
    boxes: false
  }),
  'share.save': () => ({ id: 's' })
};

beforeEach(() => {
  asked = [];
  ticked = false;
  useHost({
    async call(name, sent) {
      const request = sent as Record<string, unknown>;
      asked.push({ name, request });
      if (name === 'share.tick') {
        ticked = request.on as boolean;
        tell(['share']);
      }
      return { answer: answers[name]?.(), touched: [] };
    },
    put: () => Promise.reject(),
    blob: () => Promise.resolve(new Blob(['<svg/>'])),
    listen: (ear) => void (tell = ear),
    print() {}
  });
});

const last = (name: string) => asked.filter((one) => one.name === name).at(-1)?.request;

test('question 9 is asked before anything can be looked at, and a change hides what was seen', async () => {
  render(Share);
  const look = await screen.findByRole('button', { name: 'Look at what goes' });
  expect(look).toHaveProperty('disabled', true);
  await userEvent.click(await screen.findByRole('checkbox'));
  await userEvent.click(await screen.findByRole('radio', { name: /The total alone/ }));
  await userEvent.click(look);
  await screen.findByText('The answers to the PHQ-9.');
  expect(last('share.preview')).toEqual({ recipientId: 'r', item9: 'withhold' });

  await userEvent.click(screen.getByRole('radio', { name: /Every answer/ }));
  expect(screen.queryByText('The answers to the PHQ-9.')).toBeNull();
  await screen.findByRole('button', { name: 'Look at what goes' });
});

test('a wrong passphrase is said at its field, and nothing is noted as saved', async () => {
  ticked = true;
  render(Share);
  await userEvent.click(await screen.findByRole('radio', { name: /The total alone/ }));
  await userEvent.click(screen.getByRole('button', { name: 'Look at what goes' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Seal and save 1 item' }));
  const field = screen.getByLabelText('Your passphrase, once more');
  await userEvent.type(field, 'not this one');
  await userEvent.click(screen.getByRole('button', { name: 'Seal and save' }));
  await screen.findByText('That does not open it.');
  expect(field.getAttribute('aria-invalid')).toBe('true');
  expect(last('share.save')).toEqual({ previewId: 'p', passphrase: 'not this one' });
  expect(screen.queryByText(/Saved, and noted/)).toBeNull();
});
