/** A therapist sets up: first run, the name, the key for the paper, the card, the place. */
import { readFileSync } from 'node:fs';
import { passphrase } from './entrance.mjs';

/** Nobody is watching: said on every page. */
export const unwatched = (page) => page.locator('.unwatched').isVisible();

/** First run as a therapist: the passphrase and the spare key as for a patient. */
export async function entrance({ page, practice, look, expect }) {
  await page.goto(practice.base);
  await page.getByRole('heading', { name: 'This stays with you' }).waitFor();
  await page.getByRole('button', { name: 'I am a therapist' }).click();
  await page.getByRole('heading', { name: 'For your practice' }).waitFor();
  await look('reader-welcome');
  await page.getByRole('button', { name: 'This is for me' }).click();
  await page.getByRole('heading', { name: 'This stays with you' }).waitFor();
  await page.getByRole('button', { name: 'I am a therapist' }).click();
  await page.getByLabel('Help numbers for').selectOption('us');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByLabel('New passphrase').fill(passphrase);
  await page.getByLabel('Once more').fill(passphrase);
  await look('reader-passphrase');
  await page.getByRole('button', { name: 'Make my reader' }).click();
  await page.getByRole('heading', { name: 'Your spare key' }).waitFor();
  const groups = await page.locator('.key-code .num').allTextContents();
  await page
    .getByLabel(/^Group /)
    .first()
    .waitFor();
  await look('reader-spare-key');
  for (const field of await page.getByLabel(/^Group /).all()) {
    const number = Number((await field.getAttribute('id')).replace('group-', ''));
    await field.fill(groups[number - 1]);
  }
  await page.getByRole('button', { name: 'I have it on paper' }).click();
  await page.getByRole('heading', { name: 'Your name for patients' }).waitFor();
  expect('nobody is watching, said from the start', await unwatched(page));
}

export async function naming({ page, look, expect }) {
  const go = page.getByRole('button', { name: 'Make keys and card' });
  expect('a card has a name', await go.isDisabled());
  await page.getByLabel('Name on the card').fill('Dr Ruth Okafor');
  await page.getByRole('checkbox').uncheck();
  await page.getByText('Without it, a lost computer').waitFor();
  await look('reader-without-paper');
  await page.getByRole('checkbox').check();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Your key for the paper' }).waitFor();
  const key = await page.getByTestId('paper-key').textContent();
  expect(
    'the key for the paper is one that stock age reads',
    /^AGE-SECRET-KEY-1[0-9A-Z]{58}$/.test(key),
    key
  );
  await page.keyboard.press('F1');
  await page.getByRole('heading', { name: 'You are not alone with this.' }).waitFor();
  await page.keyboard.press('Escape');
  expect('Help now leaves the key as it was', (await page.getByTestId('paper-key').textContent()) === key);
  await look('reader-paper-key');
  await page.getByRole('button', { name: 'I have it on paper' }).click();
}

export async function card({ page, practice, look, expect }) {
  await page.getByRole('heading', { name: 'Your card' }).waitFor();
  await page.getByRole('img', { name: 'The card of Dr Ruth Okafor as a square code' }).waitFor();
  await page.getByText('2 keys, of which this computer has one').waitFor();
  await page.getByRole('button', { name: 'Save as file' }).click();
  await page.getByText('Saved as packet.age.').waitFor();
  const first = JSON.parse(readFileSync(practice.pick, 'utf8').split('\n')[0]);
  expect('the file is the card', first.name === 'Dr Ruth Okafor' && first.to.length === 2);
  await look('reader-card');
  await page.getByRole('button', { name: 'Continue' }).click();
}

export async function whereTo({ page, look, expect }) {
  await page.getByRole('heading', { name: 'Where patients’ packages wait' }).waitFor();
  await look('reader-place-none');
  await page.getByRole('radio', { name: /WebDAV/ }).check();
  await page.getByLabel('Address').fill('http://example.org/dav');
  await page.getByLabel('User name').fill('ruth');
  await page.getByLabel('Password', { exact: true }).fill('not a real one');
  await page.getByRole('button', { name: 'Use this place' }).click();
  const why = page.locator('.field.error .why');
  await why.waitFor();
  expect('a plain address is refused at its field', (await why.count()) === 1);
  await look('reader-place-refused');
  await page.getByRole('radio', { name: /S3/ }).check();
  await look('reader-place-s3');
  await page.getByRole('radio', { name: /A folder/ }).check();
  await page.getByRole('button', { name: 'Choose the folder' }).click();
  await page.getByRole('button', { name: 'Go to the reader' }).waitFor();
  await page.getByText('This place works.').waitFor();
  await look('reader-place');
  await page.getByRole('button', { name: 'Go to the reader' }).click();
  await page.getByText('Nobody is paired with you yet.').waitFor();
  expect('nobody is watching, said on the first page', await unwatched(page));
  await look('reader-empty');
  await page.getByRole('link', { name: 'Words for pairing' }).click();
  await page.getByText('Nobody waits for words').waitFor();
  await look('reader-hellos-none');
}
