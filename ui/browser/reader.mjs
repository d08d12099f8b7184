/** A therapist and a patient with a folder between them: set up, eight words, a packet, its receipt, a withdrawal. */
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { passphrase } from './entrance.mjs';
import { card, entrance, naming, unwatched, whereTo } from './practice.mjs';

const kettle = 'I noticed the kettle before the dread.\n\n<b>Not bold</b>, *not slanted*.';
const unsent = 'heliotrope';

/** `start(name)` starts a host of its own; `folder` is where the place is made. */
export async function reader({ page, start, folder, look, expect }) {
  const place = `${folder}/reader-place`;
  mkdirSync(place);
  const practice = await start('reader-practice');
  const patient = await start('reader-patient');
  symlinkSync(place, practice.folder);
  symlinkSync(place, patient.folder);
  const tools = { page, practice, patient, place, look, expect, mara: commands(patient.base) };
  await entrance(tools);
  await naming(tools);
  await card(tools);
  await whereTo(tools);
  const pairId = await hello(tools);
  await words({ ...tools, pairId });
  const entry = await packet({ ...tools, pairId });
  await saved(tools);
  await withdrawn({ ...tools, pairId, entry });
  await newKeys({ ...tools, pairId });
  await stranger({ ...tools, other: await start('reader-other') });
  await rest(tools);
}

/** The patient's side goes by commands: its screens have a walk of their own. */
function commands(base) {
  return async (name, request) => {
    const reply = await fetch(`${base}/call`, { method: 'POST', body: JSON.stringify({ name, request }) });
    const answer = await reply.json();
    if (!reply.ok) throw new Error(`${name}: ${answer.message}`);
    return answer.answer;
  };
}

/** Asks until it is so: what goes through a place takes its time. */
async function until(what, ask) {
  for (let tries = 0; tries < 150; tries += 1) {
    const found = await ask();
    if (found) return found;
    await new Promise((done) => setTimeout(done, 200));
  }
  throw new Error(`never: ${what}`);
}

/** Looks until something new of someone is there. */
const comes = (page) =>
  until('a package comes', async () => {
    await page.getByRole('button', { name: 'Look now' }).click();
    return page.locator('.rail em', { hasText: 'new' }).isVisible();
  });

/** The patient has the card and says hello. */
async function greets(ask, host, name, card) {
  await ask('vault.create', { passphrase, region: 'us', theme: 'dusk' });
  await ask('vault.recoveryLater', {});
  const drop = await ask('share.setDrop', { place: { kind: 'folder' } });
  // By its ending it is told from a picture of the code.
  const file = `${host.folder}.agcard`;
  copyFileSync(card, file);
  symlinkSync(file, host.open);
  const read = await ask('share.readCard', {});
  const asked = { card: read.card, name: read.name, myName: name, dropId: drop.id, passphrase };
  const { people } = await ask('share.importCard', asked);
  return people[0].pairId;
}

async function hello({ page, practice, patient, mara, look, expect }) {
  const pairId = await greets(mara, patient, 'Mara E.', practice.pick);
  const waits = page.getByRole('link', { name: 'Words for pairing, 1 waits' });
  await until('the hello comes', async () => {
    await page.getByRole('button', { name: 'Look now' }).click();
    return waits.isVisible();
  });
  await page.getByRole('heading', { level: 2, name: 'Mara E.' }).waitFor();
  expect('nobody is in the list before the words', (await page.locator('.rail li').count()) === 0);
  await look('reader-hellos');
  return pairId;
}

async function words({ page, mara, pairId, look, expect }) {
  await page.getByRole('link', { name: /Show the words/ }).click();
  await page.getByRole('heading', { name: 'Words for Mara E.' }).waitFor();
  const said = await page.locator('.keywords span').allTextContents();
  expect('eight words are read out', said.length === 8, said.join(' '));
  await look('reader-words');
  await page.getByRole('button', { name: 'These are the words I read out' }).click();
  await page.getByRole('heading', { level: 1, name: 'Mara E.' }).waitFor();
  await page.getByText('No entry was shared.').waitFor();
  await look('reader-patient-empty');
  const typed = { pairId, words: said.join(' '), method: 'phone', passphrase };
  const { people } = await mara('share.confirmWords', typed);
  expect('the words bind both sides', people[0].maySend, people[0].sentence);
}

async function fillIn(ask, scale, total, items) {
  const form = await ask('checkins.begin', { scale });
  let left = total;
  for (let item = 1; item <= items; item += 1) {
    const choice = item === 9 ? 0 : Math.min(3, left);
    left -= choice;
    await ask('checkins.answer', { formId: form.id, item, choice });
  }
  await ask('checkins.finish', { formId: form.id });
}

async function written(ask, text) {
  const { id } = await ask('journal.draft', { kind: 'entry', words: text });
  await ask('journal.keep', { id });
  return id;
}

/** Ends a job, however long it takes. */
const ends = (ask, id) =>
  until('a job ends', async () => (await ask('jobs.list', {})).find((job) => job.id === id)?.end);

async function send(ask, pairId) {
  const started = await ask('share.preview', { pairId, item9: 'withhold' });
  const end = await ends(ask, started.id);
  if (end.kind !== 'finished') throw new Error(`no preview: ${end.message}`);
  await ask('share.send', { previewId: started.id });
}

async function packet({ page, patient, practice, mara, pairId, place, look, expect }) {
  for (const [day, total] of [
    ['07', 19],
    ['21', 13]
  ]) {
    patient.setNow(`2026-11-${day}T20:00:00-05:00`);
    await fillIn(mara, 'phq9', total, 9);
    await fillIn(mara, 'gad7', total - 4, 7);
    await mara('checkins.mood', { valence: 1 });
  }
  const entry = await written(mara, kettle);
  await written(mara, `${unsent} stays here`);
  const { items } = await mara('share.choices', {});
  for (const { kind, id } of items)
    if (kind === 'form' || id === entry) await mara('share.tick', { kind, id, on: true });
  await send(mara, pairId);
  practice.setNow('2026-11-21T20:30:00-05:00');
  await page.evaluate(() => (location.hash = '#/today'));
  await comes(page);
  await look('reader-new');
  await page.getByRole('link', { name: /Mara E\./ }).click();
  await page.getByText('I noticed the kettle').waitFor();
  await page.locator('.rail em').waitFor({ state: 'hidden' });
  expect('nothing is new once it was opened', true);
  const shown = await page.locator('.said').first().textContent();
  expect('an entry is text and nothing else', shown === kettle, shown);
  expect('no markup of an entry is drawn', (await page.locator('.said b, .said em').count()) === 0);
  const all = await page.locator('main').textContent();
  expect('what was not ticked is not here', !all.includes(unsent));
  expect('and the page speaks of their baseline, not of the reader’s', !all.includes('your own baseline'));
  expect('nobody is watching, said on their page', await unwatched(page));
  await look('reader-patient');
  await page.getByRole('radio', { name: 'Table' }).check();
  await look('reader-patient-table');
  await page.getByRole('radio', { name: 'Chart' }).check();
  const receipts = await until('a receipt', () => {
    patient.setNow('2026-11-21T21:00:00-05:00');
    return existsSync(`${place}/inbox-1/r/${pairId}`);
  });
  expect('a receipt lies in the place', receipts);
  const row = await until('the receipt is read', async () =>
    (await mara('share.ledger', {})).find(({ became }) => /stored/i.test(became ?? ''))
  );
  expect('the ledger says stored and never read', !/read|seen/i.test(row.became), row.became);
  return entry;
}

/** A copy for one's own record, after one sentence. */
async function saved({ page, practice, look, expect }) {
  rmSync(practice.pick, { force: true });
  await page.getByRole('button', { name: /^Save ?: / }).click();
  await look('reader-save');
  await page.getByRole('button', { name: 'Save as PDF' }).click();
  await page.getByText('Anyone who has this file can read it.').waitFor();
  await look('reader-save-plain');
  expect('nothing is written before that was said', !existsSync(practice.pick));
  await page.getByRole('button', { name: 'Choose where' }).click();
  await page.getByText('Saved as packet.age.').waitFor();
  expect('a PDF was saved', readFileSync(practice.pick).subarray(0, 5).toString() === '%PDF-');
  await page.getByRole('button', { name: /^Save ?: / }).click();
  await page.getByRole('button', { name: 'Save for a record system (FHIR)' }).click();
  await page.getByRole('button', { name: 'Choose where' }).click();
  await until('a bundle was saved', () => readFileSync(practice.pick, 'utf8').startsWith('{'));
  const bundle = JSON.parse(readFileSync(practice.pick, 'utf8'));
  expect('a bundle was saved', bundle.resourceType === 'Bundle' && bundle.type === 'collection');
  rmSync(practice.pick);
  await page.getByRole('button', { name: /^Save ?: / }).click();
  await page.getByRole('button', { name: 'Save sealed, as it came' }).click();
  await page.getByText('A folder with the sealed packet').waitFor();
  await look('reader-save-sealed');
  await page.getByRole('button', { name: 'Choose where' }).click();
  await until('a folder was saved', () => existsSync(`${practice.pick}/patient.pub`));
  const names = readdirSync(practice.pick).join(' ');
  expect('it holds what its README names', names === 'packet.age packet.age.minisig patient.pub', names);
  rmSync(practice.pick, { recursive: true });
}

async function withdrawn({ page, practice, mara, pairId, entry, look, expect }) {
  await mara('share.withdraw', { itemId: entry, pairId });
  practice.setNow('2026-11-22T09:00:00-05:00');
  await page.evaluate(() => (location.hash = '#/today'));
  await comes(page);
  await page.getByRole('link', { name: /Mara E\./ }).click();
  await page.getByText(/Withdrawn by the patient, .* A file that you saved before/).waitFor();
  const all = await page.locator('main').textContent();
  expect('what was taken back is gone', !all.includes('kettle'));
  // What went along with it goes again without it, as a package of its own.
  const saves = page.getByRole('button', { name: /^Save ?: / });
  // It may have been put there after the look that found the withdrawal.
  await until('the rest comes anew', async () => {
    await commands(practice.base)('practice.look', {});
    return (await saves.count()) === 1;
  });
  expect('a package that was taken from cannot be saved any more, what was left of it can', true);
  await look('reader-withdrawn');
}

/** Other keys, and the card that says so; `mine`: nobody else has the old ones. */
async function otherKeys({ page, look, expect }, mine) {
  await page.getByRole('link', { name: 'Your card' }).click();
  await page.getByText(/^Card number/).waitFor();
  const before = await page.locator('.card-page, main').first().textContent();
  await page.getByRole('button', { name: 'New keys' }).click();
  const make = page.getByRole('button', { name: 'Make new keys' });
  const once = page.getByLabel('Your passphrase, once more', { exact: true });
  await once.fill(passphrase);
  expect('who has the old keys is said first', await make.isDisabled());
  await page.getByRole('radio', { name: mine ? /^Only this practice/ : /^They are lost/ }).check();
  if (mine) {
    await once.fill('not the one that opens it');
    await make.click();
    await page.locator('.field.error .why').waitFor();
    await look('reader-new-keys');
    await once.fill(passphrase);
  }
  await make.click();
  await page.getByTestId('paper-key').waitFor();
  if (mine) await look('reader-new-paper-key', { themes: ['dusk'] });
  await page.getByRole('button', { name: 'I have it on paper' }).click();
  await page.getByText(/Your old keys still open what was sealed for them/).waitFor();
  expect('it is another card', (await page.locator('main').textContent()) !== before);
}

/** Keys are changed in time: the patient's side takes the new card by itself. */
async function newKeys({ page, patient, practice, mara, pairId, look, expect }) {
  await otherKeys({ page, look, expect }, true);
  await look('reader-card-old-keys');
  await page.getByRole('link', { name: /Mara E\./ }).click();
  await page.getByText('Does not know your new keys yet.').waitFor();
  await look('reader-new-keys-standing');
  let hour = 22;
  await until('the new card is taken', async () => {
    patient.setNow(`2026-11-22T${hour}:50:00-05:00`);
    hour = hour === 22 ? 23 : 22;
    return (await mara('share.people', {})).people.some((one) => one.newKeys);
  });
  const id = await written(mara, 'sealed for the new keys');
  await mara('share.tick', { kind: 'entry', id, on: true });
  await send(mara, pairId);
  practice.setNow('2026-11-23T08:00:00-05:00');
  await page.evaluate(() => (location.hash = '#/today'));
  await comes(page);
  await page.getByRole('link', { name: /Mara E\./ }).click();
  await page.getByText('sealed for the new keys').waitFor();
  await until('nothing more is to be said', async () => !(await page.getByText('Does not know').isVisible()));
  expect('nobody typed a word again', true);
}

/** Someone whom the therapist does not know. */
async function stranger({ page, practice, other, place, look, expect }) {
  // What was saved last lies where the card did.
  await page.getByRole('link', { name: 'Your card' }).click();
  await page.getByRole('button', { name: 'Save as file' }).click();
  await page.getByText('Saved as packet.age.').waitFor();
  symlinkSync(place, other.folder);
  await greets(commands(other.base), other, 'Somebody', practice.pick);
  practice.setNow('2026-11-23T09:00:00-05:00');
  await page.getByRole('link', { name: 'Words for pairing' }).click();
  const show = page.getByRole('link', { name: /Show the words/ });
  await until('the second hello comes', async () => {
    await page.getByRole('button', { name: 'Look now' }).click();
    return show.isVisible();
  });
  await show.click();
  await page.getByRole('button', { name: 'I don’t know them' }).click();
  await page.getByText('You don’t know them?').waitFor();
  await look('reader-refuse');
  await page.getByRole('button', { name: 'Take nothing from them' }).click();
  await page.getByText('Nobody waits for words').waitFor();
  expect('who was refused is not in the list', (await page.locator('.rail li').count()) === 1);
}

/** The key and the packages, for a life without this program. */
async function leaving({ page, practice, look, expect }) {
  rmSync(practice.pick, { force: true });
  await page.getByRole('button', { name: 'Save my key as a file' }).click();
  await page.getByText('Whoever has this file can read everything').waitFor();
  const field = page.getByLabel('Your passphrase, once more', { exact: true });
  await field.fill('not the one that opens it');
  await page.getByRole('button', { name: 'Choose where' }).click();
  await page.locator('.field.error .why').waitFor();
  await look('reader-leave-key');
  expect('no key without the passphrase', !existsSync(practice.pick));
  await field.fill(passphrase);
  await page.getByRole('button', { name: 'Choose where' }).click();
  await page.getByText('Saved as packet.age.').waitFor();
  const key = readFileSync(practice.pick, 'utf8');
  expect('the key is what age reads', /^# .*\n(AGE-SECRET-KEY-1\w+\n)+$/.test(key));
  rmSync(practice.pick);
  await page.getByRole('button', { name: 'Save every package' }).click();
  await until('the packages were saved', () => existsSync(practice.pick));
  await page.getByRole('button', { name: 'Save every package' }).waitFor();
  const people = readdirSync(practice.pick);
  expect(
    'each patient has a folder',
    people.length === 1 && people[0].startsWith('Mara-E-'),
    people.join(' ')
  );
  rmSync(practice.pick, { recursive: true });
}

/** Another name on the card, settings, leaving, the lock with Help now. */
async function rest({ page, practice, look, expect }) {
  await page.getByRole('link', { name: 'Your card' }).click();
  await page.getByRole('button', { name: 'Give out another name' }).click();
  await page.getByLabel('Name on the card').fill('Okafor & Partners');
  await look('reader-card-page');
  await page.getByRole('button', { name: 'Make the new card' }).click();
  await page.getByRole('img', { name: 'The card of Okafor & Partners as a square code' }).waitFor();
  await otherKeys({ page, look, expect }, false);
  await page.getByRole('link', { name: /Mara E\./ }).click();
  await page.getByText('Paired by your old keys.').waitFor();
  await look('reader-keys-lost');
  await page.getByRole('link', { name: 'The place' }).click();
  await page.getByRole('button', { name: 'Add another place' }).waitFor();
  await look('reader-place-page');
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('heading', { name: 'Settings' }).waitFor();
  await look('reader-settings');
  await leaving({ page, practice, look, expect });
  await page.keyboard.press('F1');
  await page.getByText('988', { exact: true }).first().waitFor();
  expect('Help now has its lines', true);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Lock', exact: true }).click();
  await page.getByRole('heading', { name: 'Afterglow is locked' }).waitFor();
  expect('nothing is left here without the passphrase', !(await page.getByText('Three words').isVisible()));
  await look('reader-lock', { themes: ['dusk'] });
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await page.getByRole('button', { name: 'Unlock' }).click();
  await page.getByRole('link', { name: /Mara E\./ }).waitFor();
}
