/** What waits after an infusion: before its end, in the hours after, the morning after; in a vault of its own. */
import { asking } from './ask.mjs';
import { passphrase } from './entrance.mjs';

export async function after({ page, base, setNow, look, expect }) {
  setNow('2026-11-12T09:00:00-05:00');
  await page.goto(base);
  const ask = asking(page);
  /** The same address read anew, at another time. */
  const at = async (now) => {
    setNow(now);
    await page.reload();
  };
  await ask('vault.create', { passphrase, region: 'us', theme: 'dusk' });
  await ask('vault.recoveryLater', {});
  await page.evaluate(() => (location.hash = '#/after'));
  await page.reload();
  await page.getByText('No infusion has begun yet').waitFor();
  await look('after-none');

  const start = { day: '2026-11-12', time: '10:30' };
  const course = await ask('course.plan', { starts: [start], minutes: 40 });
  const words = 'Do not drive or cycle for 48 hours after your infusion. No alcohol for 12 hours.';
  const clinic = await ask('clinic.addSheet', { words, givenBy: '', receivedDay: '2026-11-12' });
  const rule = (kind, minutes, sentence) => ({
    sheetId: clinic.sheets[0].id,
    kind,
    amount: { kind: 'minutes', minutes },
    anchor: 'end',
    sentence
  });
  await ask('clinic.setRule', rule('noDriving', 2880, words.split('. ')[0] + '.'));
  await ask('clinic.setRule', rule('noAlcohol', 720, words.split('. ')[1]));

  await at('2026-11-12T10:50:00-05:00');
  await page.getByText('Counted from the planned end').waitFor();
  await look('after-planned-end');
  setNow('2026-11-12T11:10:00-05:00');
  await ask('session.over', { id: course.next });
  // Groggy time has a screen of its own; what waits is looked at once it is over.
  await at('2026-11-12T18:00:00-05:00');
  await page.getByText('Waits until Saturday 14 November, 11:10 and a night’s sleep.').waitFor();
  await page.getByText('Waits until Friday 13 November, 11:10.').first().waitFor();
  const early = await page.getByRole('button', { name: 'I have slept' }).count();
  expect('no night is confirmed on the day itself', early === 0);
  await look('after-evening');

  await at('2026-11-14T11:10:00-05:00');
  await page.getByText('The hours are over.').first().waitFor();
  await look('after-sleep-left');
  const slept = page.getByRole('button', { name: 'I have slept' });
  await slept.focus();
  await page.keyboard.press('Enter');
  await page.getByText('You said that you have slept.').waitFor();
  expect('nothing waits', (await page.getByText('Waits', { exact: true }).count()) === 0);
  await look('after-over');
  await page.getByRole('button', { name: 'Take it back' }).click();
  await slept.waitFor();
  expect('driving waits again', (await page.getByText('Waits', { exact: true }).count()) === 2);

  await page.getByRole('link', { name: 'After-effects, when to call' }).click();
  await page.getByRole('heading', { name: 'Call the emergency number now' }).waitFor();
  await page.getByRole('link', { name: '911' }).waitFor();
  await look('effects-empty');
  const nausea = page.getByRole('group', { name: 'Feeling sick' });
  await nausea.getByRole('radio', { name: 'Not noted' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await nausea.getByLabel('Began').fill('Thu 12 Nov 12:00');
  await nausea.getByLabel('Ended').fill('Thu 12 Nov 11:00');
  await nausea.getByRole('button', { name: 'Keep these times' }).click();
  await page.getByText('The end lies before the start.').waitFor();
  await look('effects-wrong-time');
  await nausea.getByLabel('Ended').fill('15:00');
  await nausea.getByRole('button', { name: 'Keep these times' }).click();
  await page.getByText('Kept: Feeling sick.').waitFor();
  await page.getByRole('group', { name: 'Headache' }).getByText('Severe').click();
  await page.getByText('Kept: Headache.').waitFor();
  await look('effects-noted');
  await page.getByRole('button', { name: 'Undo' }).click();
  const unnoted = page.getByRole('group', { name: 'Headache' }).getByRole('radio', { name: 'Not noted' });
  await page.waitForFunction((radio) => radio.checked, await unnoted.elementHandle());
  const began = await nausea.getByLabel('Began').inputValue();
  expect('what was noted stays', began === '12:00');

  await page.getByRole('link', { name: 'Longer-term questions' }).click();
  await page.getByRole('button', { name: 'Answer them now' }).click();
  const group = (name) => page.getByRole('group', { name });
  await group('Leaking urine').getByText('No', { exact: true }).click();
  await group('Needing more for the same effect').getByText('Yes', { exact: true }).click();
  await page.getByText('Talk to your clinic; this is common enough').waitFor();
  await look('longer-talk');
  await group('Blood in the urine').getByText('Yes', { exact: true }).click();
  await page.getByText('Blood in the urine: call your clinic today, urgently.').waitFor();
  await look('longer-urgent');
  await page.getByRole('button', { name: 'Keep these answers' }).click();
  await page.getByText('Kept. Nothing was sent.').waitFor();
  await page.getByText('Earlier answers').click();
  await look('longer-kept');

  await page.evaluate(() => (location.hash = '#/today'));
  await page.getByRole('link', { name: 'What waits, and until when' }).waitFor();
  await look('after-today');
}
