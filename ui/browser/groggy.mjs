/** The hours after: one thing a screen, three words, the ride, and the deliberate way out. */

const dusk = { themes: ['dusk'] };

export async function groggy({ page, look, setNow, expect }) {
  const button = (name) => page.getByRole('button', { name, exact: true });
  const home = page.getByRole('heading', { level: 1, name: 'Rest.' });
  await home.waitFor();
  await look('groggy', dusk);
  expect('no rail, no rooms', (await page.locator('nav').count()) === 0);
  const small = await page.evaluate(() =>
    [...document.querySelectorAll('main button, main p, main h1')]
      .filter((one) => one.checkVisibility())
      .filter((one) => parseFloat(getComputedStyle(one).fontSize) < 24)
      .map((one) => one.textContent)
  );
  expect('all text is 24 px or more', small.length === 0, small.join(' | '));
  const low = await page.evaluate(() =>
    [...document.querySelectorAll('main button')]
      .filter((one) => one.getBoundingClientRect().height < 60)
      .map((one) => one.textContent)
  );
  expect('every target is 60 px or more', low.length === 0, low.join(' | '));
  // A slip of the finger: the infusion isn't over.
  await button('Leave the quiet hours').click();
  await button('The infusion isn’t over').click();
  await button("It's over").click();
  await home.waitFor();
  setNow('2026-11-09T14:00:00-05:00');
  await page.reload();
  await button('Three words').click();
  const field = page.locator('textarea');
  await field.pressSequentially('water, light', { delay: 20 });
  await page.getByText(/^Draft saved/).waitFor();
  const size = await field.evaluate((one) => parseFloat(getComputedStyle(one).fontSize));
  expect('what is written is 24 px or more', size >= 24, String(size));
  await look('groggy-words', dusk);
  await page.reload();
  await button('Three words').click();
  await field.waitFor();
  await page.waitForFunction(() => document.querySelector('textarea')?.value !== '', null, {
    timeout: 20000
  });
  expect('a draft goes on after a start', (await field.inputValue()) === 'water, light');
  await field.fill('water, light, slow');
  await button('Keep this').click();
  await page.getByText('Kept.', { exact: true }).waitFor();
  await button('Back').click();
  await button('My ride').click();
  await page.getByText('Dana').first().waitFor();
  await look('groggy-ride', dusk);
  await button('Back').click();
  await button('Text size and light').click();
  await page.getByText('Larger', { exact: true }).click();
  await look('groggy-light', dusk);
  await button('Back').click();
  await look('groggy-larger', dusk);
  await button('Text size and light').click();
  await page.getByText('Normal', { exact: true }).click();
  await button('Back').click();
  await button('Pause, hold back').click();
  await button('Hold everything back').click();
  await page.getByText('Everything is held back.').waitFor();
  await button('Pause for 3 days').click();
  await page.getByText('Paused until').waitFor();
  await look('groggy-hold', dusk);
  await button('Back').click();
  await button('Just rest').click();
  await look('groggy-rest', dusk);
  await button('Back').click();
  await page.keyboard.press('F1');
  await page.getByText('988', { exact: true }).first().waitFor();
  await page.getByRole('button', { name: 'Back to where I was' }).click();
  await button('Leave the quiet hours').click();
  await look('groggy-leave', dusk);
  // A short press is no leaving; a word typed is.
  await button('Hold to leave').click();
  await button('Hold to leave').waitFor();
  await page.getByLabel('Or type “leave”').fill('leave');
  await button('Leave the quiet hours').click();
}
