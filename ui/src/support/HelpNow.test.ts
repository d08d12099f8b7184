import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { useHost } from '../host';
import { say } from '../words';
import { danger } from './danger.svelte';
import HelpNow from './HelpNow.svelte';

const nothing = { people: [], lines: [], clinic: null, plan: [] };
beforeEach(() => danger.answer('no'));

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
  const answer = {
    region: 'us',
    regionName: 'United States',
    compared: '',
    lines: [emergency],
    shown: nothing,
    regions: []
  };
  answering(() => Promise.resolve({ answer, touched: [] }));
  render(HelpNow);
  await screen.findByText('911');
  await userEvent.click(screen.getByRole('button', { name: say('support-danger-yes') }));
  screen.getByRole('heading', { name: say('support-danger-call', { number: '911' }) });
});

test('a yes stays until it is taken back, a no is asked again at the next opening', async () => {
  answering(() => Promise.reject({ code: 'damaged', message: 'no' }));
  const yes = () => screen.queryByRole('button', { name: say('support-danger-yes') });
  let page = render(HelpNow);
  await userEvent.click(yes()!);
  page.unmount();
  page = render(HelpNow);
  expect(yes()).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: say('support-danger-safer') }));
  expect(yes()).toBeNull();
  page.unmount();
  render(HelpNow);
  expect(yes()).not.toBeNull();
});

test('what was chosen for the lock screen is shown, and nothing leads to changing it', async () => {
  const dana = { id: 'lock-0', kind: 'person', reach: 'call', name: 'Dana', number: '555 0142', about: '' };
  const person = { ...dana, how: 'Call.', qr: null, qrSize: null, outside: true, fits: true };
  const shown = { ...nothing, people: [person] };
  const answer = { region: 'us', regionName: 'United States', compared: '', lines: [], shown, regions: [] };
  answering(() => Promise.resolve({ answer, touched: [] }));
  render(HelpNow);
  await screen.findByText('Dana');
  screen.getByText(say('support-locked'));
  expect(screen.queryByRole('link')).toBeNull();
});
