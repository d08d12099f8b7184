/** Speaking: recorded, paused, heard, deleted and put back; from the lock screen, in the quiet hours, without a microphone. */
import { asking } from './ask.mjs';
import { renameSync, writeFileSync } from 'node:fs';
import { passphrase } from './entrance.mjs';

const dusk = { themes: ['dusk'] };

/** Speech, as far as a meter can tell: a tone that comes and goes. Samples of 16 bits, 48,000 a second. */
export function writeVoice(file) {
  const samples = new Int16Array(48_000 * 2);
  for (let at = 0; at < samples.length; at += 1) {
    const loud = 0.25 + 0.2 * Math.sin(at / 4_000);
    samples[at] = Math.round(32_000 * loud * Math.sin(at * 0.03));
  }
  writeFileSync(file, Buffer.from(samples.buffer));
}

export async function voice({ page, base, look, setNow, expect, file }) {
  const button = (name) => page.getByRole('button', { name, exact: true });
  const go = (place) => page.evaluate((to) => (location.hash = to), `#/${place}`);
  const unplug = () => renameSync(file, `${file}.out`);
  const plug = () => renameSync(`${file}.out`, file);
  /** Waits until so many seconds are on the clock of the recorder. */
  const spoken = (seconds) =>
    page.waitForFunction(
      (least) => {
        const [minutes, rest] = (document.querySelector('[role=timer]')?.textContent ?? '0:00').split(':');
        return Number(minutes) * 60 + Number(rest) >= least;
      },
      seconds,
      { timeout: 20000 }
    );

  setNow('2026-11-09T08:00:00-05:00');
  await page.goto(base);
  await page.getByRole('option').first().waitFor({ state: 'attached' });
  await button('Continue').click();
  await page.getByLabel('New passphrase').fill(passphrase);
  await page.getByLabel('Once more').fill(passphrase);
  await button('Make my journal').click();
  await button('Do this later').click();
  await page.getByRole('navigation').first().waitFor();

  await go('journal');
  await button('Speak').click();
  await page.getByRole('heading', { level: 1, name: 'Recording' }).waitFor();
  await spoken(2);
  const level = await page.getByRole('meter').getAttribute('aria-valuenow');
  expect('the meter shows what is heard', Number(level) > 40, level);
  await look('voice-recording');
  await button('Pause').click();
  await page.getByRole('heading', { level: 1, name: 'Paused' }).waitFor();
  await look('voice-paused');
  // It waits while one looks elsewhere, and is one press away.
  await go('checkins');
  await page.getByRole('link', { name: /^Paused at/ }).waitFor();
  await look('voice-elsewhere');
  await page.reload();
  await page.getByRole('link', { name: /^Paused at/ }).click();
  await button('Go on').click();
  await page.getByRole('heading', { level: 1, name: 'Recording' }).waitFor();
  await page.waitForTimeout(1500);
  await button('Done').click();
  await page.getByText('Kept as you said it.').waitFor();
  expect('a voice note has no field', (await page.getByRole('textbox').count()) === 0);
  await look('voice-leaf');
  await listen({ page, button, expect });

  await page.getByRole('button', { name: 'Delete' }).click();
  await page.getByText('Moved to the bin.').waitFor();
  await look('voice-deleted', dusk);
  await go('journal/bin');
  await page.getByText(/^Voice note,/).waitFor();
  await look('voice-bin', dusk);
  await page
    .getByRole('button', { name: /^Put it back/ })
    .last()
    .click();
  await page.getByRole('link', { name: 'Read it' }).click();
  await button('Write beside it').click();
  await page.getByRole('textbox').fill('What I meant was the gap.');
  await page.getByText(/^Draft saved/).waitFor();
  await look('voice-beside');
  await button('Keep this').click();
  await button('Change it').waitFor();
  await look('voice-beside-kept');

  // Pulled out while recording.
  await go('journal');
  await button('Speak').click();
  await spoken(1);
  unplug();
  await page.getByText(/^The microphone is gone\. What you said until then is kept/).waitFor();
  await look('voice-gone');
  await button('Speak again').click();
  await page.getByText('There is no microphone on this computer.').waitFor();
  await look('voice-none');
  await button('Write').click();
  await page.getByRole('textbox').waitFor();
  plug();

  await locked({ page, button, go, look, spoken, unplug, plug });
  await quiet({ page, button, look, setNow, spoken, expect });
}

/** By the keyboard alone. */
async function listen({ page, button, expect }) {
  await button('Listen').focus();
  await page.keyboard.press('Enter');
  await button('Pause').waitFor();
  const place = page.getByRole('slider', { name: 'Place in the recording' });
  await page.waitForFunction(() => Number(document.querySelector('input[type=range]').value) >= 1000);
  await page.keyboard.press('Enter');
  await button('Listen').waitFor();
  const stopped = Number(await place.inputValue());
  expect('it stops where it is', stopped >= 1000, String(stopped));
  await place.focus();
  await page.keyboard.press('Home');
  expect('and goes back by a key', (await place.inputValue()) === '0');
  await page.keyboard.press('ArrowRight');
  expect('a second at a time', (await place.inputValue()) === '1000');
  await button('Listen').click();
  // Played to its end it can be played anew.
  await button('Pause').waitFor();
  await button('Listen').waitFor({ timeout: 30000 });
  await page.waitForFunction(() => document.querySelector('input[type=range]').value === '0');
}

async function locked({ page, button, go, look, spoken, unplug, plug }) {
  await go('journal');
  await button('Speak').click();
  await spoken(1);
  // A lock keeps what is being said.
  await page.getByRole('button', { name: 'Lock', exact: true }).click();
  await page.getByRole('heading', { name: 'Afterglow is locked' }).waitFor();
  await page.getByText(/^Afterglow was locked\. What you said until then is kept/).waitFor();
  await look('voice-lock', dusk);
  await button('Speak').click();
  await page.getByRole('heading', { level: 1, name: 'Recording' }).waitFor();
  await spoken(1);
  await look('voice-lock-recording', dusk);
  await button('Done').click();
  await page.getByText('It is in your journal once you unlock.').waitFor();
  await look('voice-lock-kept', dusk);
  await button('Back').click();
  unplug();
  await button('Speak').click();
  await page.getByText('There is no microphone on this computer.').waitFor();
  await look('voice-lock-none', dusk);
  plug();
  await button('Three words').click();
  await page.getByLabel('Three words, or more').waitFor();
  await button('Back').click();
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await button('Unlock').click();
  await page.getByRole('navigation').first().waitFor();
  await go('journal');
  await page.waitForFunction(() => document.querySelectorAll('.spoken').length === 4);
  await look('voice-list');
}

async function quiet({ page, button, look, setNow, spoken, expect }) {
  const call = asking(page);
  await call('course.plan', { starts: [{ day: '2026-11-09', time: '10:30' }], minutes: 40 });
  setNow('2026-11-09T11:30:00-05:00');
  await page.reload();
  await button('Yes').click();
  await page.getByRole('heading', { level: 1, name: 'Rest.' }).waitFor();
  await look('voice-quiet', dusk);
  await button('Speak').click();
  await page.getByRole('heading', { level: 1, name: 'Recording' }).waitFor();
  await spoken(1);
  await look('voice-quiet-recording', dusk);
  const faults = await page.evaluate(() => {
    const shown = [...document.querySelectorAll('main button, main p, main h1')].filter((one) =>
      one.checkVisibility()
    );
    const small = shown.filter((one) => parseFloat(getComputedStyle(one).fontSize) < 24);
    const low = shown.filter((one) => one.matches('button') && one.getBoundingClientRect().height < 60);
    return [...small, ...low].map((one) => one.textContent);
  });
  expect('large enough for the quiet hours', faults.length === 0, faults.join(' | '));
  // Whoever goes back has said what there was to say.
  await button('Back').click();
  await page.getByRole('heading', { level: 1, name: 'Rest.' }).waitFor();
  await button('Speak').click();
  await spoken(1);
  await button('Done').click();
  await page.getByRole('heading', { level: 1, name: 'Kept.' }).waitFor();
  await look('voice-quiet-kept', dusk);
  await button('Listen').click();
  await button('Listen').waitFor({ timeout: 20000 });
  await button('Back').click();
  await page.getByRole('heading', { level: 1, name: 'Rest.' }).waitFor();
}
