/** Reminders: what will come, the settings, the phone's calendar, boosters and one's own rule, the catch-up card. */
import { asking } from './ask.mjs';
import { passphrase } from './entrance.mjs';

export async function reminders({ page, base, setNow, look, expect }) {
  setNow('2026-11-10T12:00:00-05:00');
  await page.goto(base);
  const ask = asking(page);
  const go = async (place) => {
    await page.evaluate((place) => (location.hash = `#/${place}`), place);
    await page.reload();
  };
  await ask('vault.create', { passphrase, region: 'us', theme: 'dusk' });
  await ask('vault.recoveryLater', {});
  await go('reminders');
  await page.getByText('Nothing so far.').waitFor();
  await look('reminders-empty');

  await prepare(ask);
  await go('reminders');
  await page.getByText('Solid food until 02:30').first().waitFor();
  await page.getByText('You have a time to keep.').waitFor();
  await look('reminders');
  await settings({ page, expect });
  await look('reminders-chosen');
  await calendar({ page, ask, look });
  await boosters({ page, go, look, expect });
  await rule({ page, ask, go, setNow, look, expect });

  // Away for days: one card, not a burst.
  setNow('2026-12-20T10:05:00-05:00');
  await ask('reminders.pause', { days: 0 });
  await ask('course.plan', { starts: [{ day: '2026-12-22', time: '10:30' }], minutes: 40 });
  setNow('2026-12-21T22:00:00-05:00');
  await go('today');
  await page.getByText('Since you last looked').waitFor();
  await look('today-catch-up');
}

async function prepare(ask) {
  const days = ['2026-11-13', '2026-11-17'];
  const starts = days.map((day) => ({ day, time: '10:30' }));
  await ask('course.plan', { starts, minutes: 40 });
  const words = 'Nothing to eat for 8 hours, clear liquids until 2 hours before your infusion.';
  const clinic = await ask('clinic.addSheet', { words, givenBy: '', receivedDay: '2026-11-10' });
  for (const [kind, minutes] of [
    ['noSolids', 480],
    ['clearLiquidsUntil', 120]
  ])
    await ask('clinic.setRule', {
      sheetId: clinic.sheets[0].id,
      kind,
      amount: { kind: 'minutes', minutes },
      anchor: 'infusion',
      sentence: words
    });
  await ask('therapy.set', { at: { day: '2026-11-18', time: '16:00' }, about: '' });
}

async function settings({ page, expect }) {
  await page.getByLabel('From whom notes seem to come').fill('Tea');
  await page.getByRole('button', { name: 'Use this name' }).click();
  await page.getByText('Saved.').first().waitFor();
  const shown = page.getByRole('figure', { name: 'A note as others see it' });
  await shown.getByText('Tea').waitFor();
  await page.getByLabel('From', { exact: true }).selectOption('22');
  await page.getByText('21:30').first().waitFor();
  const longer = page.getByRole('checkbox', { name: 'Longer-term questions' });
  await longer.focus();
  await page.keyboard.press('Space');
  await page.waitForFunction((box) => !box.checked, await longer.elementHandle());
  await page.getByRole('checkbox', { name: /Say what it is about/ }).check();
  await page.getByRole('button', { name: 'Pause for 3 days' }).click();
  await page.getByText(/Paused until/).waitFor();
  const kept = await page.getByText('Solid food until 02:30').count();
  expect('a pause leaves the clinic’s times', kept > 0);
}

async function calendar({ page, ask, look }) {
  await page.getByRole('button', { name: 'Save as a file' }).click();
  await page.getByText('Saved: packet.age').waitFor();
  const { infusions } = await ask('course.read', {});
  await ask('course.cancel', { id: infusions[1].id });
  await page.reload();
  await page.getByText('Something has changed since.').waitFor();
  await look('reminders-calendar-changed');
  await page.getByRole('button', { name: 'Save again' }).click();
  await page.getByText('Saved: packet.age').waitFor();
  await page.getByRole('checkbox', { name: /Keep it up to date/ }).check();
  await ask('course.restore', { id: infusions[1].id });
  await page.reload();
  await page.getByRole('button', { name: 'Save again' }).waitFor();
  await page.getByText('Something has changed since.').waitFor({ state: 'detached' });
}

async function boosters({ page, go, look, expect }) {
  await go('boosters');
  await page.getByText('No date is set.').waitFor();
  await look('boosters-empty');
  await page.getByLabel('The first date').fill('Fri 18 Dec 10:30');
  await page.getByLabel('Every how many weeks').fill('99');
  await page.getByText('Give whole weeks, 1 to 52.').waitFor();
  await look('boosters-wrong-weeks');
  await page.getByLabel('Every how many weeks').fill('4');
  await page.getByLabel('How many dates').fill('3');
  await page.getByLabel('Book how many days before').fill('14');
  await page.getByRole('button', { name: /Leave out.*15 Jan/ }).click();
  await page.getByText('Left out, made up for at the end').first().waitFor();
  await look('boosters-series');
  await page.getByRole('button', { name: 'Set these dates' }).click();
  await page.getByText('To be booked by Fri 4 Dec.').waitFor();
  await page.getByRole('button', { name: /It is booked.*18 Dec/ }).click();
  await page.getByText('Booked.').waitFor();
  await page.getByRole('button', { name: /Book by.*12 Feb/ }).click();
  await page.getByLabel('To be booked by').fill('someday');
  await page.getByRole('button', { name: 'Keep this day' }).click();
  await page.getByText('Give a day before the date itself').waitFor();
  await look('boosters-book-by');
  const dates = await page.getByRole('button', { name: /^Book by/ }).count();
  expect('three dates stand ahead', dates === 3);
}

async function rule({ page, ask, go, setNow, look, expect }) {
  await page.getByRole('button', { name: 'Write a rule' }).click();
  await page.getByRole('button', { name: 'Keep the rule' }).click();
  await page.getByText('Write what you would like to be reminded of.').waitFor();
  await look('boosters-rule-blank');
  const about = page.getByLabel('Look at my weekly average of');
  const level = page.getByLabel('this level');
  await about.selectOption('sleep');
  expect('another scale begins in its middle', (await level.inputValue()) === '20');
  await look('boosters-rule-sleep');
  await about.selectOption('mood');
  await level.selectOption('-10');
  await page.getByLabel('for so many days in a row').fill('3');
  await page.getByLabel('remind me of what we wrote').fill('Ring Dr Okafor’s office. Walk first.');
  await page.getByLabel('Written with, if you like').fill('Dr Okafor');
  await page.getByRole('button', { name: 'Keep the rule' }).click();
  await page.getByText('The rule is kept.').waitFor();
  await look('boosters-rule');
  await page.getByRole('button', { name: 'Take it away' }).click();
  await page.getByText('The rule is taken away.').waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('button', { name: 'Change it' }).waitFor();
  for (const day of ['02', '03', '04', '05', '06', '07']) {
    setNow(`2026-12-${day}T18:00:00-05:00`);
    await ask('checkins.mood', { valence: -2 });
  }
  await go('today');
  const heading = page.getByRole('heading', { name: 'Your week is where you said to look again.' });
  await heading.waitFor();
  await look('today-own-rule');
  await page
    .locator('section', { hasText: 'Your week is where you said' })
    .getByRole('button', { name: 'Put away' })
    .click();
  await heading.waitFor({ state: 'detached' });
}
