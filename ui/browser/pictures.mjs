/** Pictures: chosen, pasted, dropped, refused kindly, seen large, described, taken out and put back. */
import { asking } from './ask.mjs';
import { writeFileSync, rmSync, existsSync } from 'node:fs';
import { passphrase } from './entrance.mjs';

/** Paints pictures by the browser itself: a wide one, a tall one, one with nothing behind it. */
async function paint(page, name, width, height, css, type) {
  const other = await page.context().browser().newPage();
  await other.setViewportSize({ width, height });
  await other.setContent(`<body style="margin:0;height:100vh;background:${css}"></body>`);
  const bytes = await other.screenshot({ type });
  await other.close();
  return { name, bytes };
}

export async function pictures({ page, base, chosen, setNow, look, expect }) {
  setNow('2026-11-09T09:00:00-05:00');
  const dusk = 'linear-gradient(#2a1a4f, #f1b46a 60%, #15304f 61%)';
  const sea = await paint(page, 'sea.jpg', 900, 600, dusk, 'jpeg');
  const tall = await paint(page, 'tree.png', 360, 800, 'linear-gradient(90deg, #1d4023, #9fc08a)', 'png');
  await page.goto(base);
  const ask = asking(page);
  await ask('vault.create', { passphrase, region: 'US', theme: 'dusk' });
  await ask('vault.recoveryLater', {});
  await page.evaluate(() => (location.hash = '#/journal'));
  await page.reload();
  const tools = { page, chosen, sea, tall, look, expect, ask };
  await choose(tools);
  await large(tools);
  await write(tools);
  await refuse(tools);
  await bin(tools);
  await share(tools);
}

const add = (page) => page.getByRole('button', { name: 'Add a picture' });

async function choose({ page, chosen, sea, look, expect }) {
  await add(page).waitFor();
  await look('picture-journal-empty');
  // Nothing chosen is nothing wrong.
  await add(page).click();
  await page.waitForTimeout(400);
  expect('nothing chosen says nothing', (await page.locator('.problem').count()) === 0);
  writeFileSync(chosen, sea.bytes);
  await add(page).click();
  await page.getByRole('heading', { level: 1, name: 'Monday 9 November' }).waitFor();
  await page.locator('.pictures img').waitFor();
  await look('picture-leaf');
  await page.getByRole('button', { name: /^Describe it/ }).click();
  await page.getByLabel('What is in this picture').fill('The sea at dusk, from the pier.');
  await look('picture-describe');
  await page.getByRole('button', { name: 'Keep the description' }).click();
  await page.getByText('The sea at dusk, from the pier.').first().waitFor();
  await page.keyboard.press('/');
  await page.keyboard.type('pier');
  await page.getByText('1 entry', { exact: true }).waitFor();
  await page.getByLabel('Find in the journal').press('Escape');
}

async function large({ page, look, expect }) {
  const small = page.getByRole('button', { name: 'The sea at dusk, from the pier.. Show it large' });
  await small.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.locator('img').waitFor();
  const seen = await dialog.locator('img').evaluate((img) => [img.naturalWidth, img.naturalHeight]);
  expect('the whole picture is there', seen.join() === '900,600', seen.join());
  await look('picture-large');
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  expect(
    'the keyboard is back where it was',
    await small.evaluate((element) => element === document.activeElement)
  );
}

/** As the system does it: files carried by a paste or a drop. */
async function carry(page, kind, target, files) {
  await page.evaluate(
    ([kind, target, files]) => {
      const data = new DataTransfer();
      for (const { name, bytes } of files) {
        data.items.add(new File([new Uint8Array(bytes)], name));
      }
      const how = { bubbles: true, cancelable: true };
      const event =
        kind === 'paste'
          ? new ClipboardEvent('paste', { ...how, clipboardData: data })
          : new DragEvent(kind, { ...how, dataTransfer: data });
      document.querySelector(target).dispatchEvent(event);
    },
    [kind, target, files.map(({ name, bytes }) => ({ name, bytes: [...bytes] }))]
  );
}

async function write({ page, chosen, sea, tall, look, expect }) {
  rmSync(chosen);
  await page.getByRole('link', { name: 'Write', exact: true }).click();
  await page.getByRole('textbox').fill('We walked to the pier. הלכנו למזח לאט.');
  await carry(page, 'paste', 'textarea', [tall]);
  await page.locator('.pictures img').first().waitFor();
  await carry(page, 'dragenter', 'textarea', [sea]);
  await page.getByText('Drop it here').waitFor();
  await carry(page, 'drop', 'textarea', [sea]);
  await page.locator('.pictures img').nth(1).waitFor();
  await page.getByText('The picture is kept here').waitFor();
  await look('picture-writing');
  await page
    .getByRole('button', { name: /^Take it out/ })
    .first()
    .click();
  await page.getByText('The picture is in the bin.').waitFor();
  await page.getByRole('button', { name: 'Put it back' }).click();
  await page.locator('.pictures img').nth(1).waitFor();
  await page.getByRole('button', { name: 'Keep this' }).click();
  await page.getByRole('button', { name: 'Change it' }).waitFor();
  await page.locator('.entry .small img').first().waitFor();
  await look('picture-entry');
  // Words alone go by paste as ever.
  await page.getByRole('button', { name: 'Change it' }).click();
  const field = page.getByRole('textbox');
  await field.press('End');
  await page.evaluate(() => document.execCommand('insertText', false, ' Slowly.'));
  expect('words are still typed', (await field.inputValue()).endsWith(' Slowly.'));
  await page
    .getByRole('button', { name: /^Take it out/ })
    .last()
    .click();
  await page.getByText('The picture is in the bin.').waitFor();
  await page.getByRole('button', { name: 'Keep this' }).click();
  await page.getByRole('button', { name: 'Change it' }).waitFor();
}

async function refuse({ page, chosen, look, expect, ask }) {
  const before = JSON.stringify(await ask('journal.list', {}));
  await page.evaluate(() => (location.hash = '#/journal'));
  const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic\0\0\0\0mif1heic')]);
  writeFileSync(chosen, heic);
  await add(page).click();
  await page.getByText(/This is a HEIC picture/).waitFor();
  await look('picture-heic');
  await carry(page, 'drop', '.journal', [
    { name: 'notes.jpg', bytes: Buffer.from('no picture') },
    { name: 'empty.png', bytes: Buffer.alloc(0) }
  ]);
  await page.getByText(/This is not a JPEG or PNG picture/).waitFor();
  await page.getByText(/there is no picture in it/).waitFor();
  expect('what was refused changed nothing', JSON.stringify(await ask('journal.list', {})) === before);
  if (existsSync(chosen)) rmSync(chosen);
}

async function bin({ page, look }) {
  await page.getByRole('link', { name: /The sea at dusk/ }).click();
  await page.getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('link', { name: 'Bin' }).click();
  await page.getByRole('heading', { name: 'Pictures taken out' }).waitFor();
  await page.locator('.leaf .small img').nth(1).waitFor();
  await look('picture-bin');
  for (let left = 2; left > 0; left -= 1) {
    await page
      .locator('.leaf')
      .getByRole('button', { name: /^Put it back/ })
      .first()
      .click();
    await page.getByText('Put back.').waitFor();
  }
  await page.getByText('The bin is empty.').waitFor();
}

async function share({ page, look }) {
  await page.evaluate(() => (location.hash = '#/share'));
  await page.getByText('We walked to the pier.').waitFor();
  await look('picture-share');
}
