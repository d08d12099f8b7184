/** Sharing with a therapist whose side goes by commands: a card, eight words, a packet, faults, taking back, the end. */
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { passphrase } from './entrance.mjs';

const kettle = 'I noticed the kettle before I noticed the dread.';

export async function sending({ page, start, folder, look, expect }) {
  const place = `${folder}/sharing-place`;
  mkdirSync(place);
  const patient = await start('sharing');
  const okafor = await therapist(await start('sharing-okafor'), 'Dr Ruth Okafor', place, folder);
  symlinkSync(place, patient.folder);
  const tools = { page, patient, okafor, place, folder, look, expect, ask: commands(patient.base) };
  await begin(tools);
  await nobody(tools);
  await readsCard(tools);
  await says(tools);
  await words(tools);
  await rules(tools);
  await stuck(tools);
  await sent(tools);
  await withdrawn(tools);
  await waits({ ...tools, later: await therapist(await start('sharing-later'), 'Dr Lind', place, folder) });
  await changed(tools);
  await ends(tools);
  await quiet(tools);
}

function commands(base) {
  return async (name, request = {}) => {
    const reply = await fetch(`${base}/call`, { method: 'POST', body: JSON.stringify({ name, request }) });
    const answer = await reply.json();
    if (!reply.ok) throw new Error(`${name}: ${answer.message}`);
    return answer.answer;
  };
}

/** Asks until it is so: what goes through a place takes its time. */
async function until(what, ask) {
  for (let tries = 0; tries < 200; tries += 1) {
    const found = await ask();
    if (found) return found;
    await new Promise((done) => setTimeout(done, 200));
  }
  throw new Error(`never: ${what}`);
}

/** A practice with a place and a card in a file. */
async function therapist(host, name, place, folder) {
  const ask = commands(host.base);
  await ask('vault.create', { kind: 'practice', passphrase, region: 'us', theme: 'dusk' });
  await ask('practice.begin', { name, recovery: false });
  symlinkSync(place, host.folder);
  await ask('share.setDrop', { place: { kind: 'folder' } });
  rmSync(host.pick, { force: true });
  await ask('practice.saveCard');
  await until('the card is saved', () => existsSync(host.pick));
  const card = `${folder}/${name.replaceAll(' ', '-')}.agcard`;
  copyFileSync(host.pick, card);
  return { ask, card, host };
}

async function go(page, path) {
  await page.evaluate((to) => (location.hash = to), `#/${path}`);
}

function choose(patient, file) {
  rmSync(patient.open, { force: true });
  if (file) symlinkSync(file, patient.open);
}

async function begin({ page, patient, ask, look, expect }) {
  patient.setNow('2026-11-07T20:00:00-05:00');
  await ask('vault.create', { passphrase, region: 'us', theme: 'dusk' });
  await ask('vault.recoveryLater');
  for (const text of [kettle, 'Harder this time, and heliotrope.']) {
    const { id } = await ask('journal.draft', { kind: 'entry', words: text });
    await ask('journal.keep', { id });
  }
  await page.goto(patient.base);
  await page.locator('nav.rail').waitFor();
  expect('on Today no banner stands for nobody', (await page.locator('.receives').count()) === 0);
  await go(page, 'share/opened');
  await page.getByRole('heading', { level: 1, name: 'When your journal was opened' }).waitFor();
  await page.locator('time').first().waitFor();
  await look('sharing-opened');
}

async function nobody({ page, look }) {
  await page.getByRole('link', { name: 'Back to Share' }).click();
  await page.getByText('No one receives anything from you.').waitFor();
  await page.getByText('No therapist is added yet.').waitFor();
  await look('sharing-nobody');
}

/** The square code as a picture, as a phone would take it. */
async function picture({ page, okafor, folder }) {
  const { qr } = await okafor.ask('practice.card');
  const drawn = await page.context().browser().newPage();
  await drawn.setContent(
    `<svg viewBox="0 0 ${qr.size} ${qr.size}" width="900" style="background:#fff"><path d="${qr.path}"/></svg>`
  );
  const file = `${folder}/card.png`;
  writeFileSync(file, await drawn.locator('svg').screenshot());
  await drawn.close();
  return file;
}

async function readsCard({ page, patient, okafor, folder, look, expect }) {
  await page.getByRole('link', { name: 'Add a therapist' }).click();
  await page.getByRole('heading', { level: 1, name: 'Add a therapist' }).waitFor();
  await page.getByLabel('Or paste the card’s text').fill('this is no card');
  await page.getByRole('button', { name: 'Read this text' }).click();
  await page.getByText('This isn’t a therapist’s card.').waitFor();
  await look('sharing-card-wrong');
  choose(patient, await picture({ page, okafor, folder }));
  await page.getByRole('button', { name: 'Choose a file or a picture' }).click();
  await page.getByText('This card says it is from Dr Ruth Okafor').waitFor();
  await page.getByRole('button', { name: 'Take another card' }).click();
  choose(patient, okafor.card);
  await hinted({ page, look, expect });
  await page.getByRole('button', { name: 'Choose a file or a picture' }).click();
  await page.getByText('This card says it is from Dr Ruth Okafor').waitFor();
  expect('a picture and a file are the same card', true);
}

/** The same card, as if it said where sealed files go; the reader at hand writes none that does. */
async function hinted({ page, look, expect }) {
  const url = 'https://cloud.example.org/dav/inbox';
  await page.route('**/call', async (route) => {
    const response = await route.fetch();
    const json = await response.json();
    if (route.request().postDataJSON().name === 'share.readCard')
      Object.assign(json.answer, {
        hint: `It says that sealed files go to ${url}.`,
        hinted: { kind: 'webDav', url }
      });
    await route.fulfill({ response, json });
  });
  await page.getByRole('button', { name: 'Choose a file or a picture' }).click();
  await page.getByText('Filled in from Dr Ruth Okafor’s card.').waitFor();
  const filled = await page.getByLabel('Address').inputValue();
  expect('the place of the card is filled in', filled === url, filled);
  await look('sharing-card-hint');
  await page.unroute('**/call');
  await page.getByRole('button', { name: 'Take another card' }).click();
}

async function says({ page, look, expect }) {
  const hello = page.getByRole('button', { name: 'Send the hello' });
  await page.getByRole('button', { name: 'Choose the folder' }).click();
  await page.getByText('This place works.').waitFor();
  expect('no hello goes without names and passphrase', await hello.isDisabled());
  await page.getByLabel('Their name').fill('Dr Okafor');
  await page.getByLabel('What you are called there').fill('Mara E.');
  const once = page.getByLabel('Your passphrase, once more');
  await once.fill('not this one at all');
  await hello.click();
  await page.getByText('That does not open it.').waitFor();
  expect(
    'the passphrase is asked for again at its field',
    await once.evaluate((e) => e === document.activeElement)
  );
  await look('sharing-card');
  await once.fill(passphrase);
  await hello.click();
  await page.getByRole('heading', { level: 1, name: 'Dr Okafor' }).waitFor();
  await page.getByText('Dr Okafor receives nothing yet.').waitFor();
  await page.getByText('Sealed in its place. Dr Okafor’s side has not fetched it yet.').waitFor();
  await look('sharing-words-open');
}

async function words({ page, okafor, look, expect }) {
  const [{ pairId }] = await until('a hello', async () => {
    await okafor.ask('practice.look');
    const waiting = await okafor.ask('practice.hellos');
    return waiting.length > 0 && waiting;
  });
  const said = (await okafor.ask('practice.words', { pairId })).words;
  const word = (at) => page.getByLabel(`Word ${at} of 8`);
  await word(1).focus();
  await page.keyboard.type(said[0].slice(0, 4), { delay: 60 });
  await page.waitForFunction((full) => document.getElementById('share-word-1').value === full, said[0]);
  await page.keyboard.press('Space');
  await page.waitForFunction(() => document.activeElement?.id === 'share-word-2');
  await page.getByText('1 of 8 words fit so far.').waitFor();
  await page.keyboard.type(`${said[1]} `, { delay: 20 });
  await page.waitForFunction(() => document.activeElement?.id === 'share-word-3');
  await word(3).fill(said[2] === 'zebra' ? 'zoo' : 'zebra');
  await page.getByText('Word 3 is another one than theirs.').waitFor();
  await look('sharing-words-other');
  // The rest at once, as from a paste.
  await word(3).fill(said.slice(2).join(' '));
  await page.getByText('8 of 8 words fit so far.').waitFor();
  await page.getByRole('button', { name: 'Type digits instead' }).click();
  await page.getByLabel('The 27 digits').fill((await okafor.ask('practice.words', { pairId })).digits);
  await page.getByText('9 of 9 groups of three digits fit so far.').waitFor();
  await look('sharing-digits');
  await page.getByRole('button', { name: 'Type the words instead' }).click();
  await page.getByText('8 of 8 words fit so far.').waitFor();
  const confirm = page.getByRole('button', { name: 'These are their words' });
  expect('how they were read is asked', await confirm.isDisabled());
  await page.getByLabel('How did they read them to you?').selectOption('video');
  await page.getByLabel('Your passphrase, once more').fill(passphrase);
  await look('sharing-words');
  await confirm.click();
  await page.getByText('You typed what Dr Okafor read to you on a video call').waitFor();
  await okafor.ask('practice.accept', { pairId });
  okafor.pairId = pairId;
  const all = await page.locator('main').textContent();
  const pair = said.find((one, at) => at > 0 && all.includes(`${said[at - 1]} ${one}`));
  expect('the words are shown nowhere', pair === undefined, pair);
}

async function rules({ page, look, expect }) {
  await page.getByRole('heading', { name: 'What goes by itself' }).waitFor();
  const box = page.getByRole('checkbox', { name: /PHQ-9, the total alone/ });
  expect('nothing goes by itself until it is wanted', !(await box.isChecked()));
  await box.check();
  await page.getByText(/and by itself: PHQ-9, the total alone/).waitFor();
  await look('sharing-person');
  await box.uncheck();
  await page.getByText('Dr Okafor receives what you send them.').waitFor();
}

/** The place is gone when something is to go: it is said, nothing is lost, and it can be taken back. */
async function stuck({ page, patient, ask, place, look, expect }) {
  await go(page, 'share');
  await page.getByRole('heading', { level: 1, name: 'Share with Dr Okafor' }).waitFor();
  renameSync(place, `${place}-away`);
  await page.getByRole('checkbox', { name: /kettle/ }).check();
  await page.getByRole('button', { name: 'Look at what goes' }).click();
  await page.getByRole('img', { name: /Page 1 of/ }).waitFor();
  await look('sharing-preview');
  await page.getByRole('button', { name: 'Seal and send 1 item' }).click();
  await page.getByText('Sealed for Dr Okafor. It goes by itself now').waitFor();
  await page.getByText('This folder is not there now.').first().waitFor();
  await look('sharing-fault');
  await told({ page, patient, ask, look, expect });
  await page.getByRole('button', { name: 'Take it back', exact: true }).click();
  await page.getByText('Taken back. What was ticked for it is ticked again.').waitFor();
  await page.waitForFunction(() => document.querySelectorAll('.checks input:checked').length === 1);
  const again = page.getByRole('checkbox', { name: /kettle/ });
  expect('what was taken back is ticked again', await again.isChecked());
  renameSync(`${place}-away`, place);
  await page.getByRole('link', { name: 'Places', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Places' }).waitFor();
  await look('sharing-places');
  // The place may be found again by itself while one reaches for the button.
  const retry = page.getByRole('button', { name: 'Try it again' });
  const works = page.getByText('This place works.');
  await retry.or(works).first().waitFor();
  if (await retry.isVisible()) await retry.click({ timeout: 3000 }).catch(() => {});
  await works.waitFor();
  await page.getByRole('link', { name: 'Back to Share' }).click();
}

/** A week later one note says so, and leads to where the reason stands. */
async function told({ page, patient, ask, look, expect }) {
  patient.setNow('2026-11-14T20:05:00-05:00');
  await ask('reminders.opened');
  await go(page, 'today');
  await page.getByText('What you sent on Sat 7 Nov has no receipt yet.').waitFor();
  await look('today-no-receipt');
  await page.locator('section', { hasText: 'no receipt yet' }).getByRole('link').first().click();
  await page.getByText('This folder is not there now.').first().waitFor();
  expect('the reason stands in Share', true);
  patient.setNow('2026-11-07T20:05:00-05:00');
}

async function sent({ page, patient, okafor, ask, look, expect }) {
  await page.getByRole('button', { name: 'Look at what goes' }).click();
  await page.getByRole('button', { name: 'Seal and send 1 item' }).click();
  await page.getByText('Sealed in its place. Dr Okafor’s side has not fetched it yet.').first().waitFor();
  await look('sharing-in-its-place');
  okafor.host.setNow('2026-11-07T20:30:00-05:00');
  await until('it came in', async () => {
    await okafor.ask('practice.look');
    return JSON.stringify(await okafor.ask('practice.patient', { pairId: okafor.pairId })).includes('kettle');
  });
  // Receipts are looked for every quarter of an hour.
  let hour = 20;
  await until('it is stored', async () => {
    patient.setNow(`2026-11-07T${hour}:40:00-05:00`);
    hour = hour === 20 ? 21 : 20;
    return (await ask('share.ledger')).some(({ became }) => /^Stored/.test(became ?? ''));
  });
  await page
    .locator('.ledger')
    .getByText(/^Stored on their side/)
    .waitFor();
  const shown = await page.locator('main').textContent();
  expect(
    'stored, and never that it was read',
    !/was read by|has read it/i.test(shown.replaceAll('that anyone has read it', ''))
  );
  await page.locator('.ledger > li', { hasText: 'Stored on their side' }).getByText('What was in it').click();
  await look('sharing-stored');
}

async function withdrawn({ page, patient, okafor, ask, look, expect }) {
  const row = page.locator('.ledger > li', { hasText: 'Stored on their side' });
  await row.getByRole('button', { name: /Take back/ }).click();
  await page.getByText('What was read before can’t be taken back, and a copy').waitFor();
  await look('sharing-withdraw');
  await page.getByRole('button', { name: 'Leave it there' }).click();
  await row.getByRole('button', { name: /Take back/ }).click();
  await page.getByRole('button', { name: 'Take it back from Dr Okafor' }).click();
  await page.getByText('Dr Okafor’s side is told to remove it.').waitFor();
  await until('it is removed there', async () => {
    await okafor.ask('practice.look');
    const shown = await okafor.ask('practice.patient', { pairId: okafor.pairId });
    return !JSON.stringify(shown).includes('kettle');
  });
  let hour = 21;
  await until('its removal is told', async () => {
    patient.setNow(`2026-11-07T${hour}:50:00-05:00`);
    hour = hour === 21 ? 22 : 21;
    return !JSON.stringify(await ask('share.ledger')).includes('has not answered yet');
  });
  await page
    .locator('.ledger details[open]')
    .getByText(/^Removed on their side/)
    .waitFor();
  expect('and their side says that it is removed', true);
  await look('sharing-withdrawn');
}

/** Everyone after the first waits a day, and one click takes it back. */
async function waits({ page, patient, ask, later, look, expect }) {
  patient.setNow('2026-11-07T21:10:00-05:00');
  choose(patient, later.card);
  const [drop] = await ask('share.drops');
  const { card } = await ask('share.readCard');
  await ask('share.importCard', { card, name: 'Dr Lind', myName: 'Mara', dropId: drop.id, passphrase });
  const { people } = await ask('share.people');
  const { pairId } = people.find((one) => one.name === 'Dr Lind');
  await until('a hello', async () => {
    await later.ask('practice.look');
    return (await later.ask('practice.hellos')).some((one) => one.pairId === pairId);
  });
  const said = (await later.ask('practice.words', { pairId })).words.join(' ');
  patient.setNow('2026-11-07T23:30:00-05:00');
  await ask('share.confirmWords', { pairId, words: said, method: 'person', passphrase });
  await go(page, `share/person/${pairId}`);
  // The clock was set forward while it runs: that is no time that went by.
  await page.getByText(/^2[34] h [0-9]+ min left$/).waitFor();
  await page.getByText('Dr Lind receives nothing yet.').waitFor();
  await look('sharing-wait');
  patient.setNow('2026-11-08T09:30:00-05:00');
  await page.getByText(/^2[34] h [0-9]+ min left$/).waitFor();
  await page.getByRole('button', { name: 'Take it back from Dr Lind' }).click();
  await page
    .getByText(/^Ended/)
    .first()
    .waitFor();
  expect('one click took it back', true);
  await look('sharing-taken-back');
}

/** Their keys change, and the old ones sign for the new: nothing is to do, and it is told. */
async function changed({ page, patient, okafor, ask, look, expect }) {
  await okafor.ask('practice.newKeys', { passphrase, recovery: false, vouched: true });
  let hour = 10;
  await until('the new card is taken', async () => {
    patient.setNow(`2026-11-08T${hour}:00:00-05:00`);
    hour = hour === 10 ? 11 : 10;
    return (await ask('share.people')).people.some((one) => one.newKeys);
  });
  await go(page, `share/person/${okafor.pairId}`);
  await page.getByText('Dr Okafor changed keys.').waitFor();
  await look('sharing-new-keys');
  expect('nothing stands in the way', (await page.locator('main .problem').count()) === 0);
}

async function ends({ page, okafor, look, expect }) {
  await go(page, 'today');
  await page.locator('.receives').getByRole('link', { name: 'See it in Share' }).click();
  await page.getByRole('link', { name: 'Dr Okafor: what goes, and how to end it' }).click();
  await page.getByRole('heading', { level: 1, name: 'Dr Okafor' }).waitFor();
  await page.getByRole('button', { name: 'End sharing with Dr Okafor' }).click();
  const once = page.getByLabel('Your passphrase, once more');
  await once.fill('not this one at all');
  await page.getByRole('button', { name: 'End it now' }).click();
  await page.getByText('That does not open it.').waitFor();
  await look('sharing-end');
  await once.fill(passphrase);
  await page.getByRole('button', { name: 'End it now' }).click();
  await page.getByText('No one receives anything from you.').waitFor();
  await look('sharing-ended');
  await until('their side knows', async () => {
    await okafor.ask('practice.look');
    const { sentence, state } = (await okafor.ask('practice.patients'))[0] ?? {};
    return JSON.stringify([
      sentence,
      state,
      await okafor.ask('practice.patient', { pairId: okafor.pairId })
    ]).match(/end/i);
  });
  expect('their side is told that nothing more comes', true);
}

/** Nothing of it in the quiet hours, whatever the address says. */
async function quiet({ page, patient, ask, expect }) {
  const { infusions } = await ask('course.plan', {
    starts: [{ day: '2026-11-09', time: '10:30' }],
    minutes: 40
  });
  patient.setNow('2026-11-09T11:15:00-05:00');
  await ask('session.over', { id: infusions[0].id });
  await go(page, 'share/add');
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Rest.' }).waitFor();
  expect('no page of sharing in the quiet hours', !(await page.getByText('Add a therapist').isVisible()));
  const refused = await ask('share.readCard', { text: 'AGCARD1:' }).catch(() => 'refused');
  expect('and no card is read', refused === 'refused');
}
