import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { useHost } from '../host';
import { say } from '../words';
import HelpNow from './HelpNow.svelte';

function answering(call: () => Promise<{ answer: unknown; touched: [] }>) {
  useHost({ call, put: () => Promise.reject(), blob: () => Promise.reject(), listen() {}, print() {} });
}
const local = () => screen.findAllByText(say('support-danger-call-local'));

test('when the core refuses, the local emergency number is still named', async () => {
  answering(() => Promise.reject({ code: 'damaged', message: 'no' }));
  render(HelpNow);
  expect((await local()).length).toBe(1);
  await userEvent.click(screen.getByRole('button', { name: say('support-danger-yes') }));
  expect((await local()).length).toBe(2);
});

test('when the core never answers, too', async () => {
  answering(() => new Promise(() => {}));
  render(HelpNow);
  expect((await local()).length).toBe(1);
});

test('with an answer, danger names the number of the region', async () => {
  const emergency = {
    id: 'e',
    kind: 'emergency',
    name: 'Emergency',
    number: '911',
    how: 'Call.',
    qr: '',
    qrSize: 0
  };
  const answer = { region: 'us', regionName: 'United States', compared: '', lines: [emergency], regions: [] };
  answering(() => Promise.resolve({ answer, touched: [] }));
  render(HelpNow);
  await screen.findByText('911');
  await userEvent.click(screen.getByRole('button', { name: say('support-danger-yes') }));
  screen.getByRole('heading', { name: say('support-danger-call', { number: '911' }) });
});
