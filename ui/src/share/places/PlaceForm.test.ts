import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import type { ShareHint } from '../../generated/ShareHint';
import { useHost } from '../../host';
import PlaceForm from './PlaceForm.svelte';

let asked: unknown[];

beforeEach(() => {
  asked = [];
  useHost({
    async call(_name, request) {
      asked.push(request);
      return { answer: {}, touched: [] };
    },
    put: () => Promise.reject(),
    blob: () => Promise.reject(),
    listen() {},
    print() {}
  });
});

function shown(place?: ShareHint) {
  const hint = place && { place, from: 'Dr Okafor' };
  render(PlaceForm, { ondone: () => {}, ...(hint ? { hint } : {}) });
}
const field = (label: string) => screen.getByLabelText<HTMLInputElement>(label);

test('what a card says of the place is filled in, told, and may be changed', async () => {
  shown({ kind: 'webDav', url: 'https://cloud.example.org/dav' });
  screen.getByText('Filled in from Dr Okafor’s card. Change what is not right.');
  expect(field('Address').value).toBe('https://cloud.example.org/dav');
  await userEvent.type(field('Address'), '/mara');
  await userEvent.type(field('User name'), 'mara');
  await userEvent.type(field('Password'), 'quiet');
  await userEvent.click(screen.getByRole('button', { name: 'Use this place' }));
  const place = {
    kind: 'webDav',
    url: 'https://cloud.example.org/dav/mara',
    user: 'mara',
    password: 'quiet'
  };
  expect(asked).toEqual([{ place }]);
});

test('another kind than the card says takes nothing of it along', async () => {
  shown({ kind: 's3', endpoint: 'https://s3.example.org', bucket: 'room', region: 'eu-1' });
  expect(field('Bucket').value).toBe('room');
  expect(field('Region').value).toBe('eu-1');
  await userEvent.click(screen.getByRole('radio', { name: /A folder/ }));
  await userEvent.click(screen.getByRole('button', { name: 'Choose the folder' }));
  expect(asked).toEqual([{ place: { kind: 'folder' } }]);
});

test('without a card nothing is filled in and nothing is said', () => {
  shown();
  expect(screen.queryByText(/card/)).toBeNull();
  expect(screen.getByRole<HTMLInputElement>('radio', { name: /A folder/ }).checked).toBe(true);
});
