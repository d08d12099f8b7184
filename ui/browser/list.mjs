/** A long journal with texts of every kind: the list scrolled to its end, by keyboard too; typing that waits for nothing. */
import { asking } from './ask.mjs';
import { passphrase } from './entrance.mjs';

const texts = [
  'ok',
  'مشيت إلى النافذة ببطء، ثم شربت الماء. كان الضوء (light, slow) هادئًا.',
  'הלכתי לאט אל החלון ושתיתי מים: water, light, slow. אחר כך ישבתי.',
  'We said שלום at the door, then مرحبا, and walked on.',
  'https://example.org/' + 'a-very-long-address-without-any-place-to-break'.repeat(7),
  '水の音が聞こえる。静かな部屋で、光がゆっくり動いていた。'.repeat(6),
  'วันนี้ฉันเดินช้าๆ ไปที่หน้าต่างแล้วดื่มน้ำ แสงอ่อนลงอย่างช้าๆ '.repeat(4),
  '# A heading\n\n- one\n- two\n\n> said by someone\n\n`code` and *stress*',
  'The kettle came before the dread did. '.repeat(90),
  '👩🏽‍🚀👨‍👩‍👧‍👦🏴󠁧󠁢󠁳󠁣󠁴󠁿 e\u0301 ' + 'Zalgo' + '\u0301'.repeat(40)
];
const many = 330;

export async function list({ page, base, setNow, look, expect }) {
  setNow('2026-03-01T09:00:00-05:00');
  await page.goto(base);
  const ask = asking(page);
  await ask('vault.create', { passphrase, region: 'US', theme: 'dusk' });
  await ask('vault.recoveryLater', {});
  setNow('2026-09-12T09:00:00-05:00');
  await fill(page, texts.length, texts);
  setNow('2026-11-09T09:00:00-05:00');
  await page.evaluate(() => (location.hash = '#/journal'));
  await page.reload();
  const tools = { page, look, expect, ask };
  await mixed(tools);
  for (let month = 3; month < 8; month += 1) {
    setNow(`2026-0${month}-12T09:00:00-05:00`);
    await fill(page, (many - texts.length) / 5, ['water, light, slow', 'Slept well. '.repeat(30)]);
  }
  setNow('2026-11-09T09:00:00-05:00');
  await page.evaluate(() => (location.hash = '#/journal'));
  await page.reload();
  await scrolled(tools);
  await byKeys(tools);
  await typing(tools);
}

/** Kept texts, one after the other. */
async function fill(page, count, words) {
  await page.evaluate(
    async ([count, words]) => {
      const call = async (name, request) =>
        (await (await fetch('/call', { method: 'POST', body: JSON.stringify({ name, request }) })).json())
          .answer;
      for (let at = 0; at < count; at += 1) {
        const text = words[at % words.length];
        const kind = at % 2 ? 'entry' : 'fragment';
        await call('journal.keep', { id: (await call('journal.draft', { kind, words: text })).id });
      }
    },
    [count, words]
  );
}

/** The numbers of the entries that can be seen, and how many are drawn at all. */
const seen = (page) =>
  page.evaluate(() => {
    const rows = [...document.querySelectorAll('.rows li')];
    const shown = rows.filter((row) => {
      const box = row.getBoundingClientRect();
      return box.bottom > 0 && box.top < window.innerHeight;
    });
    return { shown: shown.map((row) => Number(row.getAttribute('aria-posinset'))), drawn: rows.length };
  });

async function scrolled({ page, expect }) {
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 860 });
    await page.waitForTimeout(200);
    await page.locator('.rows a.entry').first().waitFor();
    const found = new Set();
    let most = 0;
    let empty = 0;
    let jumps = 0;
    let last = 0;
    for (let step = 0; step < 200 && !found.has(many); step += 1) {
      const now = await seen(page);
      for (const number of now.shown) found.add(number);
      most = Math.max(most, now.drawn);
      if (now.shown.length === 0) empty += 1;
      if (now.shown.length > 0 && now.shown[0] < last) jumps += 1;
      last = now.shown[0] ?? last;
      await page.mouse.move(width === 1280 ? 400 : 200, 600);
      await page.mouse.wheel(0, 600);
      await page.waitForTimeout(60);
    }
    const wide = `at ${width}`;
    expect(`every entry is passed, ${wide}`, found.size === many, `${found.size} of ${many}`);
    expect(`few are drawn, ${wide}`, most <= 200, `${most}`);
    expect(`the eye always meets entries, ${wide}`, empty === 0, `${empty} times none`);
    expect(`what one reads stays where it is, ${wide}`, jumps === 0, `${jumps} times back`);
    // And back up, over heights that are known by now.
    for (let step = 0; step < 200; step += 1) {
      const now = await seen(page);
      if (now.shown[0] === 1) break;
      await page.mouse.wheel(0, -900);
      await page.waitForTimeout(40);
    }
    expect(`back at the newest, ${wide}`, (await seen(page)).shown[0] === 1);
  }
  await page.setViewportSize({ width: 1280, height: 860 });
}

async function byKeys({ page, expect }) {
  const at = () => page.evaluate(() => document.activeElement?.closest('li')?.getAttribute('aria-posinset'));
  const arrives = async (name, wanted) => {
    for (let wait = 0; wait < 40 && (await at()) !== wanted; wait += 1) await page.waitForTimeout(50);
    expect(name, (await at()) === wanted, `at ${await at()}`);
  };
  await page.locator('.rows a.entry').first().focus();
  await page.keyboard.press('ArrowDown');
  await arrives('down is the next one', '2');
  await page.keyboard.press('End');
  await arrives('End is the oldest', String(many));
  await page.keyboard.press('ArrowUp');
  await arrives('up is the one before', String(many - 1));
  // Tab goes on where one is, also when the list was scrolled away with the wheel.
  await page.mouse.move(400, 600);
  await page.mouse.wheel(0, -9000);
  await page.waitForTimeout(200);
  await page.keyboard.press('Tab');
  await arrives('Tab goes on from where the keyboard was', String(many));
  await page.keyboard.press('Home');
  await arrives('Home is the newest', '1');
}

async function mixed({ page, look, ask }) {
  await page.locator('.rows a.entry').first().waitFor();
  await look('list-mixed');
  const { lines } = await ask('journal.list', {});
  for (const [name, part] of [
    ['arabic', 'مشيت'],
    ['mixed', 'We said'],
    ['unbroken', 'https://'],
    ['long', 'The kettle']
  ]) {
    const line = lines.find((one) => one.first.startsWith(part));
    await page.evaluate((id) => (location.hash = `#/journal/${id}`), line.id);
    await page.locator('.leaf .words').first().waitFor();
    await page.waitForTimeout(150);
    await look(`list-leaf-${name}`);
  }
  await page.keyboard.press('/');
  await page.keyboard.type('water');
  await page.locator('mark').first().waitFor();
  await look('list-found-mixed');
  await page.getByLabel('Find in the journal').press('Escape');
}

/** A disk that takes three seconds, or never answers: what is typed is there at once. */
async function typing({ page, expect, look }) {
  let held = 0;
  await page.route('**/call', async (route) => {
    if (route.request().postDataJSON().name !== 'journal.draft') return route.continue();
    held += 1;
    await new Promise((done) => setTimeout(done, 3_000));
    // Let go of by unroute, it goes on by itself.
    return route.continue().catch(() => {});
  });
  await page.evaluate(() => (location.hash = '#/journal/new'));
  const field = page.locator('textarea');
  await field.waitFor();
  await page.evaluate(() => {
    window.waits = [];
    const area = document.querySelector('textarea');
    area.addEventListener('keydown', () => {
      const pressed = performance.now();
      requestAnimationFrame(() => setTimeout(() => window.waits.push(performance.now() - pressed)));
    });
  });
  const words = 'أكتب ببطء while the disk is slow, and slower. ';
  await page.keyboard.type(words, { delay: 25 });
  const typed = await field.inputValue();
  const waits = await page.evaluate(() => [...window.waits].sort((a, b) => a - b));
  expect(
    'what was typed is there before any save is',
    typed === words && held > 0,
    `${held} saves: ${typed}`
  );
  const late = waits[Math.floor(waits.length * 0.95)];
  expect('a key is drawn at once', late < 100, `95 of 100 within ${late?.toFixed(0)} ms`);
  await page.getByText(/^Draft saved/).waitFor();
  await page.unroute('**/call');
  await look('list-writing-mixed');
}
