/** A day later: the offer of a layer, questions skipped, earlier wordings, Markdown drawn, a still page. */
async function go(page, place) {
  await page.evaluate((to) => (location.hash = to), `#/${place}`);
}

export async function layers({ page, look, setNow, expect }) {
  setNow('2026-11-11T09:30:00-05:00');
  await go(page, 'today');
  await page.reload();
  await questions({ page, look, expect });
  await plan({ page, look, expect });
  await wordings({ page, look, expect });
  await drawn({ page, look, expect });
  await marks({ page, look, expect });
  setNow('2026-11-10T18:00:00-05:00');
  await page.reload();
}

async function questions({ page, look, expect }) {
  const asked = page.locator('#prompt');
  await asked.waitFor();
  const first = await asked.textContent();
  await page.getByRole('button', { name: 'Another question' }).click();
  await page.waitForFunction((was) => document.getElementById('prompt')?.textContent !== was, first);
  await page.reload();
  await asked.waitFor();
  expect('a question put away does not come back by itself', (await asked.textContent()) !== first);
  await page.getByRole('link', { name: 'Stop and ground me' }).click();
  await page.getByRole('heading', { level: 1, name: 'You can stop here' }).waitFor();
  await look('ground');
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  await page.getByRole('link', { name: 'What is known' }).click();
  await page.getByRole('heading', { level: 1, name: 'The window after an infusion' }).waitFor();
  await page.getByText('No study defines its exact edges.').waitFor();
  await look('window');
  await page.getByRole('link', { name: 'Back to Today' }).click();
  await asked.waitFor();
  for (
    let left = 0;
    left < 4 && (await page.getByRole('button', { name: 'Another question' }).count()) > 0;
    left += 1
  ) {
    const before = await asked.textContent();
    await page.getByRole('button', { name: 'Another question' }).click();
    await page.waitForFunction((was) => document.getElementById('prompt')?.textContent !== was, before);
  }
  await page.getByText('No other question is left for these days.').waitFor();
  await look('today-no-question');
  await page.getByRole('button', { name: 'Show earlier questions' }).click();
  await page.getByRole('button', { name: 'Another question' }).waitFor();
}

/** A small thing chosen, done and said; an appointment put in. */
async function plan({ page, look, expect }) {
  await page.getByRole('button', { name: 'Choose a small thing' }).click();
  await page.getByRole('button', { name: 'A short walk' }).click();
  await page.getByLabel('Time, if you like').fill('four o');
  await page.getByRole('button', { name: 'Choose this' }).click();
  await page.getByText('This is not a time of day.').waitFor();
  await look('today-small');
  await page.getByLabel('Time, if you like').fill('16:00');
  await page.getByRole('button', { name: 'Choose this' }).click();
  const walk = page.getByRole('checkbox', { name: /A short walk/ });
  await walk.check();
  await page.getByLabel(/How did it go/).fill('wet. good.');
  await page.getByRole('button', { name: 'Keep', exact: true }).click();
  await page.getByText('wet. good.').waitFor();
  await page.getByRole('button', { name: 'Choose a small thing' }).click();
  await page.getByLabel('What it is').fill('Ring Jo and ask about the dog');
  await page.getByRole('button', { name: 'Choose this' }).click();
  await page.getByRole('button', { name: /^Take out: Ring Jo/ }).click();
  await page.getByRole('button', { name: 'Put it back' }).click();
  await page.getByRole('checkbox', { name: /Ring Jo/ }).waitFor();
  expect('nothing counts what was not done', (await page.getByText(/missed|overdue/i).count()) === 0);
  await page.getByRole('button', { name: 'Put in an appointment' }).click();
  await page.getByLabel('Day and time').fill('Wed 18 Nov 16:00');
  await page.getByLabel('With whom, where or how').fill('Dr Okafor, by video');
  await page.getByRole('button', { name: 'Put it in' }).click();
  await page.getByText('Dr Okafor, by video').waitFor();
  await look('today-plan');
}

async function wordings({ page, look, expect }) {
  await go(page, 'journal');
  await page.getByRole('link', { name: /I noticed the kettle/ }).click();
  await page.getByRole('button', { name: 'Change it' }).click();
  const field = page.getByRole('textbox');
  await field.fill('I noticed the old kettle before the dread.\n\nIt had not gone. But it came in late.');
  await page.getByText(/^Draft saved/).waitFor();
  await page.getByRole('button', { name: 'Whole window' }).click();
  expect('the whole window is for writing', !(await page.locator('.rail').isVisible()));
  expect(
    'Help now stays',
    (await page.getByRole('button', { name: 'Help now' }).filter({ visible: true }).count()) === 1
  );
  await look('journal-whole');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Keep this' }).click();
  await page.getByRole('button', { name: '1 earlier wording' }).click();
  await page.getByRole('button', { name: /I noticed the kettle before/ }).click();
  await page.locator('ins', { hasText: 'old' }).first().waitFor();
  await look('journal-compared');
  await page.getByRole('button', { name: 'Bring this wording back' }).click();
  await page.getByText('Brought back.').waitFor();
  await page.getByRole('button', { name: 'Back to the entry' }).click();
  await page.getByText('I noticed the kettle before I noticed the dread.').last().waitFor();
}

async function drawn({ page, look, expect }) {
  await go(page, 'settings');
  await page.getByRole('checkbox', { name: /Show Markdown/ }).check();
  await page.getByRole('checkbox', { name: /Count words/ }).check();
  await go(page, 'journal/new');
  await page
    .getByRole('textbox')
    .fill(
      '# Morning\n\nTea, *slowly*, by the **window**.\n\n- rain\n- the dog\n  - and Jo\n\n> it came in late\n\nשלום עולם'
    );
  await page.getByText(/^Draft saved/).waitFor();
  await page.getByText('17 words').waitFor();
  await page.getByRole('button', { name: 'Show it drawn' }).click();
  await page.getByRole('heading', { name: 'Morning' }).waitFor();
  await look('journal-drawn');
  await page.getByRole('button', { name: 'Go on writing' }).click();
  expect('the field is there again', await page.getByRole('textbox').isVisible());
  await page.getByRole('button', { name: 'Keep this' }).click();
  await page.getByRole('heading', { name: 'Morning' }).waitFor();
  await page.getByRole('button', { name: 'Delete' }).click();
  await page.getByText('Moved to the bin.').waitFor();
  await go(page, 'settings');
  await page.getByRole('checkbox', { name: /Show Markdown/ }).uncheck();
  await page.getByRole('checkbox', { name: /Count words/ }).uncheck();
}

/** Tags, a favourite, narrowing down, the calendar. */
async function marks({ page, look, expect }) {
  await go(page, 'journal');
  await page.getByRole('link', { name: /I noticed the kettle/ }).click();
  await page.getByRole('button', { name: 'Tags' }).click();
  await page.getByLabel('Tags').fill('#mornings, kitchen, Mornings');
  await page.getByRole('button', { name: 'Keep tags' }).click();
  await page.getByRole('listitem').filter({ hasText: 'kitchen' }).waitFor();
  await page.getByRole('button', { name: 'Favourite' }).click();
  await look('journal-marks');
  await go(page, 'journal');
  await page.getByText('Narrow it down').click();
  await page.getByLabel('Tag', { exact: true }).selectOption({ label: 'mornings, 1' });
  await page.getByText('1 entry', { exact: true }).waitFor();
  await page.getByLabel('Only favourites').check();
  await look('journal-narrow');
  await page.getByLabel('Shared or private').selectOption('shared');
  await page.getByText('Nothing found.').waitFor();
  await page.getByRole('button', { name: 'Show everything' }).click();
  await page.getByText('Narrow it down').click();
  await page.getByRole('button', { name: 'Calendar' }).click();
  await page.getByRole('heading', { name: 'November 2026' }).waitFor();
  await look('journal-calendar');
  await page.getByRole('button', { name: /^Monday 9 November, infusion, 1 entry/ }).click();
  await page.getByText(/^1 entry(,|$)/).waitFor();
  await page.getByRole('button', { name: 'The month before' }).click();
  await page.getByRole('heading', { name: 'October 2026' }).waitFor();
  expect('the day stays chosen', await page.getByText(/^1 entry(,|$)/).isVisible());
  await page.getByRole('button', { name: 'List' }).click();
  await page.getByLabel('Find in the journal').press('Escape');
}
