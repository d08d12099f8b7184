/** Ticks what goes, looks at the page itself, saves it sealed, finds it in the ledger. */
import { passphrase } from './entrance.mjs';

const key = 'age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p';

export async function sharing({ page, look, expect }) {
  await page.getByRole('link', { name: 'Share' }).first().click();
  await page.getByRole('heading', { level: 1, name: 'Share' }).waitFor();
  await page.getByRole('checkbox').first().waitFor();
  // It was held back in the quiet hours.
  await page.getByText('Everything is held back.').waitFor();
  await look('share-held');
  await page.getByRole('button', { name: 'Let me share again' }).click();
  await page.getByText('Nothing leaves by itself.').waitFor();
  await look('share-nothing-ticked');

  await page.getByText('Seal a file for a key instead').click();
  await page.getByLabel('Their name').fill('Dr Okafor');
  await page.getByLabel('Their key').fill(key.replace('ql3z', 'qI3z'));
  await page.getByRole('button', { name: 'Add this key' }).click();
  await page.getByText('A letter in this key is missing or wrong.').waitFor();
  await look('share-wrong-key');
  await page.getByLabel('Their key').fill(key);
  await page.getByRole('button', { name: 'Add this key' }).click();
  await page.getByRole('heading', { name: 'Share with Dr Okafor' }).waitFor();

  const ticks = page.getByRole('checkbox');
  const many = Math.min(await ticks.count(), 6);
  for (let number = 0; number < many; number += 1) await ticks.nth(number).check();
  await page.getByLabel('What I want to talk about').fill('The gap before the dread.');
  await page.getByRole('checkbox', { name: 'This goes too' }).check();
  const moods = page.getByRole('checkbox', { name: /moods? on/ });
  if (await moods.count()) await moods.check();
  const see = page.getByRole('button', { name: 'Look at what goes' });
  await page.getByRole('radio', { name: /The total alone/ }).waitFor();
  expect('question 9 is asked first', await see.isDisabled());
  await page.getByRole('radio', { name: /The total alone/ }).check();
  await see.click();
  await page.getByRole('img', { name: /Page 1 of/ }).waitFor();
  await page.getByText('Its total goes alone, so that no single answer can be worked out.').waitFor();
  await page.getByText('The gap before the dread.', { exact: true }).last().waitFor();
  await look('share-preview');

  await page.getByRole('button', { name: /Seal and save \d+ items?/ }).click();
  const once = page.getByLabel('Your passphrase, once more');
  await once.fill('not this one at all');
  await page.getByRole('button', { name: 'Seal and save', exact: true }).click();
  await page.getByText('That does not open it.').waitFor();
  await look('share-passphrase');
  await once.fill(passphrase);
  await page.getByRole('button', { name: 'Seal and save', exact: true }).click();
  await page.getByText('Saved, and noted below.').waitFor();
  await page.getByText('packet.age', { exact: true }).waitFor();
  await look('share-saved');
}
