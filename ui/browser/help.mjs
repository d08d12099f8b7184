/** Help now: from every route, the lock, first run and the quiet hours by one click and by F1, with nothing but
 *  this computer to ask; my people, my plan, and what of them the lock screen shows. In a vault of its own. */
import { asking } from './ask.mjs';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { passphrase } from './entrance.mjs';

const rooms = readFileSync(join(import.meta.dirname, '../src/Rooms.svelte'), 'utf8');
const places = [...new Set([...rooms.matchAll(/route\.place === '(\w+)'/g)].map((found) => found[1]))];

export async function help({ page, start, look, expect }) {
  const { base, setNow } = await start('help');
  // The network is off: only the program itself may be asked, and nothing else is tried.
  const tried = [];
  const door = async (way) => {
    const url = way.request().url();
    if (url.startsWith(base)) return way.continue();
    tried.push(url);
    return way.abort();
  };
  await page.route('**/*', door);
  const ask = asking(page);
  const tools = { page, look, expect, setNow, ask };
  setNow('2026-11-07T09:00:00-05:00');
  await page.goto(base);
  await page.getByRole('heading', { name: 'This stays with you' }).waitFor();
  await reached(tools, 'first run');
  await ask('vault.create', { passphrase, region: 'us', theme: 'dusk' });
  await ask('vault.recoveryLater', {});
  await page.reload();
  await put(tools);
  await everyRoute(tools);
  await locked(tools);
  await quiet(tools);
  expect('nothing but this computer was asked', tried.length === 0, tried.join(' '));
  await page.unroute('**/*', door);
}

/** By one click, in both widths, and by one key; and back to where one was. */
async function reached({ page, expect }, where) {
  const title = page.getByRole('heading', { level: 1, name: 'You are not alone with this.' });
  // Without a room in the address it is Today.
  const hash = (await page.evaluate(() => location.hash)) || '#/today';
  const back = async (way) => {
    const there = await page.evaluate(() => location.hash);
    expect(`from ${where} and back ${way}`, there === hash, `${there} and not ${hash}`);
  };
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 860 });
    const button = page.getByRole('button', { name: 'Help now', exact: true }).filter({ visible: true });
    await button.first().waitFor();
    expect(`Help now is on ${where}, ${width} wide`, (await button.count()) > 0);
    await button.first().click();
    await title.waitFor();
    await page.getByRole('button', { name: 'Back to where I was' }).click();
    await title.waitFor({ state: 'detached' });
    await back(`by a click, ${width} wide`);
  }
  await page.setViewportSize({ width: 1280, height: 860 });
  await page.keyboard.press('F1');
  await title.waitFor();
  await page.getByText('988', { exact: true }).or(page.getByText('findahelpline.com')).first().waitFor();
  await page.keyboard.press('Escape');
  await title.waitFor({ state: 'detached' });
  await back('by a key');
}

async function everyRoute(tools) {
  const { page, ask } = tools;
  await ask('course.plan', { starts: [{ day: '2026-11-09', time: '10:30' }], minutes: 40 });
  const form = await ask('checkins.begin', { scale: 'phq9' });
  for (const place of [...places, `checkins/${form.id}`]) {
    await page.evaluate((to) => (location.hash = to), `#/${place}`);
    await page.getByRole('heading', { level: 1 }).filter({ visible: true }).first().waitFor();
    await reached(tools, place);
  }
}

/** My people, a line of my own, my plan, the choice for the lock screen; and each thing that is wrong. */
async function put({ page, look, expect, ask }) {
  await ask('clinic.setContact', { name: 'Harbor Street Clinic', phone: '(617) 555-0119' });
  await page.keyboard.press('F1');
  await page
    .getByText('No numbers are kept here yet.')
    .or(page.getByText('Harbor Street Clinic'))
    .first()
    .waitFor();
  await page.getByText('Your plan is empty so far.').waitFor();
  await look('help-now-empty');
  await page.getByRole('link', { name: 'Change my people and my plan' }).click();
  await page.getByRole('heading', { level: 1, name: 'My support plan' }).waitFor();
  await look('support-empty');
  const alone = page.getByRole('textbox', { name: 'What helps me through the next ten minutes' });
  await alone.fill('Cold tap, both wrists, count to forty.\nOut the front door, even in slippers.');
  await page.getByText('Kept.', { exact: true }).first().waitFor();
  await alone.fill('x'.repeat(1001));
  await page.getByText('This is longer than the 1,000 characters a part can hold.').waitFor();
  await look('support-too-long');
  await alone.fill('Cold tap, both wrists, count to forty.\nOut the front door, even in slippers.');
  await page.getByRole('textbox', { name: 'What I want to remember' }).fill('The dog. It has passed before.');
  await page.getByText('This is longer than the 1,000').waitFor({ state: 'detached' });

  await page.getByRole('button', { name: 'Add someone to call' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Dana Whitlock');
  await page.getByLabel('Number', { exact: true }).fill('my sister');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByText('This can’t be dialled as it is.').waitFor();
  await look('support-person-refused');
  await page.getByLabel('Number', { exact: true }).fill('(617) 555-0142');
  await page.getByLabel('Good to know').fill('friend, ten minutes away');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByRole('button', { name: 'Add someone to call' }).waitFor();
  await ask('support.keep', {
    kind: 'person',
    reach: 'call',
    name: 'Jo',
    number: '617 555 0108',
    about: 'sister'
  });
  // Told behind the interface's back: it is asked anew.
  await page.reload();
  await page.getByRole('button', { name: /^Change ?: Jo/ }).click();
  await page.getByLabel('Name', { exact: true }).fill('Jo Whitlock');
  await page.getByRole('button', { name: 'Keep', exact: true }).click();
  await page.getByText('Jo is changed.').waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('button', { name: /^Remove ?: Jo$/ }).click();
  await page.getByText('Jo is removed.').waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('button', { name: 'Add a line of your own' }).click();
  await page.getByText('On a page', { exact: true }).click();
  await page.getByLabel('Name', { exact: true }).fill('Evening chat');
  await page.getByLabel('Page', { exact: true }).fill('chat.example.org/talk');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByRole('button', { name: /^Change ?: Evening chat/ }).waitFor();

  await page.getByRole('checkbox', { name: /Dana Whitlock/ }).check();
  await page.getByText('The lock screen shows it so').waitFor();
  await page.getByRole('checkbox', { name: /next ten minutes/ }).check();
  await page.getByText('The lock screen shows it so').waitFor();
  await look('support');
  await page.getByRole('link', { name: 'Print it, or save it' }).click();
  await page.getByText('Written by me on a calmer day').first().waitFor();
  await look('support-page');
  await page.getByRole('button', { name: 'Save as PDF' }).click();
  await page.getByText(/^Saved as /).waitFor();
  await page.keyboard.press('F1');
  await page.locator('main.support').getByText('Cold tap, both wrists').waitFor();
  const own = await page.locator('main.support aside').innerText();
  expect(
    'all of one’s own is on Help now',
    ['Dana Whitlock', 'Jo', 'Harbor Street Clinic', 'Evening chat', 'The dog.'].every((text) =>
      own.includes(text)
    ),
    own
  );
  await look('help-now-own');
  await page.getByRole('button', { name: 'Yes', exact: true }).click();
  await page.getByText('Call 911 now').waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('F1');
  await page.getByText('Call 911 now').waitFor();
  await look('help-now-danger-own');
  await page.getByRole('button', { name: 'I’m safer now' }).click();
  await page.getByText('Call 911 now').waitFor({ state: 'detached' });
  await page.keyboard.press('Escape');
}

async function locked(tools) {
  const { page, look, expect } = tools;
  await page.evaluate(() => (location.hash = '#/today'));
  await page.getByRole('button', { name: 'Lock', exact: true }).click();
  await page.getByRole('heading', { name: 'Afterglow is locked' }).waitFor();
  await reached(tools, 'the lock screen');
  await page.keyboard.press('F1');
  await page.getByText('Dana Whitlock').waitFor();
  const said = await page.locator('main.support').innerText();
  expect('what was chosen is there', said.includes('Cold tap, both wrists'), said);
  expect(
    'and nothing else of one’s own',
    !['Jo', 'Harbor', 'Evening chat', 'The dog'].some((text) => said.includes(text)),
    said
  );
  expect('nothing can be changed from here', (await page.getByRole('link').count()) === 0);
  await look('help-now-locked', { themes: ['dusk'] });
  await page.keyboard.press('Escape');
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await page.getByRole('button', { name: 'Unlock' }).click();
  await page.locator('nav.rail').waitFor();
}

async function quiet(tools) {
  const { page, look, setNow, expect } = tools;
  setNow('2026-11-09T11:30:00-05:00');
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Did your infusion take place?' }).waitFor();
  await reached(tools, 'the question of the quiet hours');
  await page.getByRole('button', { name: 'Yes', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Rest.' }).waitFor();
  for (const view of ['Three words', 'My ride', 'Just rest', 'Stop and ground me', 'Leave the quiet hours']) {
    await page.getByRole('button', { name: view, exact: true }).click();
    await reached(tools, `${view} in the quiet hours`);
    await page.getByRole('button', { name: 'Back', exact: true }).click();
  }
  await page.keyboard.press('F1');
  await page.getByText('Dana Whitlock').waitFor();
  expect('in the quiet hours nothing is changed here', (await page.getByRole('link').count()) === 0);
  await look('help-now-groggy', { themes: ['dusk'] });
  await page.keyboard.press('Escape');
}
