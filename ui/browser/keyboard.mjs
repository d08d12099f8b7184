/** The same way by keyboard alone: where the focus is can always be seen, and it is never lost. */
import { passphrase } from './entrance.mjs';

const key = 'age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p';

export async function keyboard({ page, base, setNow, expect }) {
  const faults = new Set();
  /** Presses a key and looks where the focus is, once nothing moves. */
  async function press(name) {
    await page.keyboard.press(name);
    let fault = null;
    for (let wait = 0; wait < 20; wait += 1) {
      await page.waitForTimeout(60);
      fault = await page.evaluate(focusFault);
      if (!fault || name === 'Tab') break;
    }
    // Behind the last thing on a page Tab leaves it, as everywhere.
    const left = name === 'Tab' && fault?.startsWith('the focus is lost');
    if (fault && !left) faults.add(`${name}: ${fault}`);
  }
  async function type(text) {
    await page.keyboard.type(text);
  }
  /** Goes on with Tab until it is reached. */
  async function reach(locator) {
    await locator.waitFor();
    for (let count = 0; count < 90; count += 1) {
      if (await locator.evaluate((element) => element === document.activeElement)) return;
      await press('Tab');
    }
    throw new Error(`Tab never reaches ${locator}`);
  }
  /** What is on the screen has come, and the focus is somewhere in it. */
  async function arrived(what, locator) {
    await locator.waitFor();
    await page.waitForTimeout(150);
    const fault = await page.evaluate(focusFault);
    expect(`the focus after: ${what}`, !fault, fault);
  }
  const button = (name) => page.getByRole('button', { name, exact: true });
  const heading = (name) => page.getByRole('heading', { level: 1, name });
  const tools = { page, press, type, reach, arrived, button, heading, expect };

  setNow('2026-11-07T09:00:00-05:00');
  await page.goto(base);
  await start(tools);
  await plan(tools);
  setNow('2026-11-09T11:05:00-05:00');
  await page.reload();
  await write(tools);
  setNow('2026-11-10T18:00:00-05:00');
  await page.reload();
  await answer(tools);
  await share(tools);
  expect('the focus can be seen at every step by keyboard', faults.size === 0, [...faults].join('\n  '));
}

async function start({ page, press, type, reach, arrived, button, heading }) {
  await arrived('the first start', heading('This stays with you'));
  await reach(button('Continue'));
  await press('Enter');
  await arrived('what this is', heading('A passphrase for every day'));
  await reach(page.getByLabel('New passphrase'));
  await type(passphrase);
  await reach(page.getByLabel('Once more'));
  await type('something else');
  await press('Enter');
  await page.getByText('The two are not the same').waitFor();
  await press('Control+a');
  await type(passphrase);
  await press('Enter');
  await arrived('the passphrase', heading('Your spare key'));
  const fields = page.getByLabel(/^Group /);
  await fields.first().waitFor();
  const groups = await page.locator('.key-code .num').allTextContents();
  for (const field of await fields.all()) {
    await reach(field);
    await type(groups[Number((await field.getAttribute('id')).replace('group-', '')) - 1]);
  }
  await press('Enter');
  await arrived('the spare key', heading('No infusion planned yet'));
}

async function plan({ page, press, type, reach, arrived, button, heading }) {
  await reach(page.getByRole('link', { name: 'Plan them' }));
  await press('Enter');
  await arrived('Plan them', heading('Your course'));
  await reach(page.getByLabel('Dates and times, one on each line'));
  await type('2026-11-09 10:30\n2026-11-12 10:30');
  await reach(button('Plan 2 infusions'));
  await press('Enter');
  await arrived('planning', page.getByText('2 infusions are planned.'));
  await reach(page.getByRole('button', { name: /^Move ?: Infusion 2/ }));
  await press('Enter');
  await reach(button('Leave it'));
  await press('Enter');
  await arrived('leaving a move', page.getByText('2 infusions are planned.'));
  await reach(page.getByRole('button', { name: /^Cancel ?: Infusion 2/ }));
  await press('Enter');
  await arrived('cancelling', page.getByText('Infusion 2 is cancelled.'));
  await reach(button('Undo'));
  await press('Enter');
  await arrived('undoing', page.getByText('Undone.'));
  await press('F1');
  await arrived('F1', heading('You are not alone'));
  await press('Escape');
  await arrived('Escape', heading('Your course'));
  await reach(page.getByRole('link', { name: 'Today', exact: true }));
  await press('Enter');
  await arrived('Today', heading('Infusion 1 is Monday at 10:30'));
}

async function write({ page, press, type, reach, arrived, button, heading }) {
  await arrived('a new start', heading('was set for'));
  await reach(button("It's over"));
  await press('Enter');
  await arrived('over', heading('Rest.'));
  await reach(button('Three words'));
  await press('Enter');
  await reach(page.locator('textarea'));
  await type('water, light, slow');
  await page.getByText(/^Draft saved/).waitFor();
  await reach(button('Keep this'));
  await press('Enter');
  await arrived('keeping', page.getByText('Kept.', { exact: true }));
  await reach(button('Back'));
  await press('Enter');
  await reach(button('Leave the quiet hours'));
  await press('Enter');
  await reach(page.getByLabel('Or type “leave”'));
  await type('leave');
  await press('Enter');
  await arrived('leaving', page.getByText('water, light, slow').first());
  await reach(page.getByRole('link', { name: 'water, light, slow' }));
  await press('Enter');
  await arrived('the leaf', heading('Monday 9 November'));
  await reach(page.getByRole('link', { name: 'Share', exact: true }));
  await press('Enter');
  await arrived('Share', heading('Share'));
}

async function answer({ page, press, reach, arrived, button, heading, expect }) {
  await arrived('a new start', heading('Share'));
  await reach(page.getByRole('link', { name: 'Check-ins', exact: true }));
  await press('Enter');
  await arrived('Check-ins', heading('Check-ins'));
  await reach(button('In between'));
  await press('Space');
  await arrived('a mood', page.getByText('Kept: In between.'));
  await reach(page.getByText('Begin PHQ-9', { exact: true }));
  await press('Enter');
  for (let number = 1; number <= 9; number += 1) {
    await arrived(`question ${number}`, page.getByText(`Question ${number} of 9.`));
    await press(number === 9 ? '1' : '2');
    await press('Enter');
  }
  await arrived('the last answer', page.getByText('One more, which is not part of the score.'));
  // The arrows answer too, as in every group of choices.
  await reach(page.getByRole('radio').first());
  await press('ArrowDown');
  expect('an arrow chooses', (await page.getByRole('radio', { checked: true }).count()) === 1);
  await reach(button('Finish'));
  await press('Enter');
  await arrived('the end', page.getByText('8 of 27'));
  await reach(page.getByRole('link', { name: 'Done' }));
  await press('Enter');
  await arrived('Done', heading('Check-ins'));
}

async function share({ page, press, type, reach, arrived, button, heading, expect }) {
  await reach(page.getByRole('link', { name: 'Share', exact: true }));
  await press('Enter');
  await arrived('Share', heading('Share'));
  const box = page.getByRole('checkbox', { name: /water, light, slow/ });
  await reach(box);
  await press('Space');
  await arrived('a tick', box);
  expect('Space ticks', await box.isChecked());
  await reach(page.getByText('Seal a file for a key instead'));
  await press('Enter');
  await reach(page.getByLabel('Their name'));
  await type('Dr Okafor');
  await reach(page.getByLabel('Their key'));
  await type(key);
  await reach(button('Add this key'));
  await press('Enter');
  await arrived('a key', heading('Share with Dr Okafor'));
  await reach(page.getByRole('link', { name: 'Share', exact: true }));
  await reach(button('Look at what goes'));
  await press('Enter');
  await arrived('the preview', page.getByRole('img', { name: /Page 1 of/ }));
  await reach(button('Seal and save 1 item'));
  await press('Enter');
  await arrived('the dialog', page.getByLabel('Your passphrase, once more'));
  await press('Escape');
  await arrived('Escape from the dialog', button('Seal and save 1 item'));
  await reach(page.getByRole('link', { name: 'Journal', exact: true }));
  await press('Enter');
  await arrived('the journal', page.getByText('Ticked for sharing'));
  await reach(button('Lock'));
  await press('Enter');
  await arrived('the lock', heading('Afterglow is locked'));
}

/** What is wrong with where the focus is; nothing: it is somewhere, and can be seen. */
function focusFault() {
  const at = document.activeElement;
  if (!at || at === document.body)
    return `the focus is lost, under "${document.querySelector('h1')?.textContent}"`;
  const name = `${at.tagName.toLowerCase()} "${(at.textContent || at.getAttribute('aria-label') || at.id).trim().slice(0, 40)}"`;
  // A heading that is arrived at is read, not boxed.
  if (/^(h1|main)$/i.test(at.tagName)) return null;
  const ringed = [at, at.closest('label'), at.parentElement].filter(Boolean).some((one) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
    return (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
  });
  if (!ringed) return `no ring on ${name}`;
  const box = at.getBoundingClientRect();
  if (box.bottom < 0 || box.top > window.innerHeight) return `out of sight: ${name}`;
  return null;
}
