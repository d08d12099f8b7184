/** Walks through every screen in Chromium, over the loopback host: axe, overflow, targets, both themes and widths. */
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { after } from './after.mjs';
import { day } from './day.mjs';
import { help } from './help.mjs';
import { files } from './files.mjs';
import { judge } from './judge.mjs';
import { startHost } from './host.mjs';
import { keyboard } from './keyboard.mjs';
import { reminders } from './reminders.mjs';
import { measures } from './measures.mjs';
import { list } from './list.mjs';
import { reader } from './reader.mjs';
import { pictures as showPictures } from './pictures.mjs';
import { fillTenYears, scroll } from './scroll.mjs';
import { sending } from './sending.mjs';
import { trends } from './trends.mjs';
import { voice, writeVoice } from './voice.mjs';
import { walk } from './walk.mjs';

const pictures = join(import.meta.dirname, '../../target/pictures/browser');
const home = mkdtempSync(join(tmpdir(), 'afterglow-browser-'));
const clock = join(home, 'now');
const zone = 'America/New_York';
mkdirSync(pictures, { recursive: true });

/** One part alone, while one works on it. */
const only = process.argv[2];
const tally = { passed: 0, failed: 0 };
function check(name, faults) {
  if (faults.length === 0) tally.passed += 1;
  else {
    tally.failed += 1;
    console.log(`failed: ${name}`);
    for (const fault of faults) console.log(`  ${fault}`);
  }
}

const host = await startHost({ home: join(home, 'vault'), clock, zone });
const keysClock = join(home, 'keys-now');
const keysHost = await startHost({ home: join(home, 'keys'), clock: keysClock, zone });
const dayClock = join(home, 'day-now');
const dayHost = await startHost({ home: join(home, 'day'), clock: dayClock, zone });
const afterClock = join(home, 'after-now');
const afterHost = await startHost({ home: join(home, 'after'), clock: afterClock, zone });
const voiceClock = join(home, 'voice-now');
const voiceFile = join(home, 'voice.raw');
writeVoice(voiceFile);
const voiceHost = await startHost({ home: join(home, 'voice'), clock: voiceClock, zone, voice: voiceFile });
/** Hosts that a part starts for itself. */
const others = [];
async function start(name) {
  const now = join(home, `${name}-now`);
  const other = await startHost({ home: join(home, name), clock: now, zone });
  others.push(other);
  return {
    base: other.base,
    pick: join(home, 'packet.age'),
    open: other.open,
    folder: other.folder,
    setNow: (text) => writeFileSync(now, text),
    picture: (picture) => join(pictures, `${picture}.png`)
  };
}
const filesClock = join(home, 'files-now');
const filesHost = await startHost({ home: join(home, 'files'), clock: filesClock, zone });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync'
  ]
});
try {
  const page = await browser.newPage({
    viewport: { width: 1280, height: 860 },
    timezoneId: zone,
    reducedMotion: 'reduce'
  });
  const said = [];
  page.on('console', (message) => message.type() === 'error' && said.push(message.text()));
  page.on('pageerror', (error) => said.push(String(error)));
  page.setDefaultTimeout(60000);

  /** Looks at the screen as it is, in every width and, where it may be light, in both themes. */
  async function look(name, { themes = ['dusk', 'paper'] } = {}) {
    for (const [size, width] of [
      ['desktop', 1280],
      ['middle', 960],
      ['phone', 390],
      // 1280 pixels at four times the size, which is how far text must reflow.
      ['zoomed', 320]
    ]) {
      await page.setViewportSize({ width, height: 860 });
      // Beside the two only the layout is another: once is enough.
      for (const theme of ['middle', 'zoomed'].includes(size) ? ['dusk'] : themes) {
        await page.evaluate((t) => (document.documentElement.dataset.theme = t), theme);
        // From the top: what the fixed bar covers depends on where one has scrolled.
        await page.evaluate(() => scrollTo(0, 0));
        await page.waitForTimeout(120);
        const file = join(pictures, `${name}-${size}-${theme}.png`);
        await page.screenshot({ path: file, fullPage: true });
        check(`${name}, ${size}, ${theme}`, await judge(page));
      }
    }
    await page.setViewportSize({ width: 1280, height: 860 });
    await page.evaluate(() => (document.documentElement.dataset.theme = 'dusk'));
  }

  const expect = (name, truth, why = 'was not so') => check(name, truth ? [] : [why]);
  const parts = {
    walk: () => walk({ page, base: host.base, look, setNow: (now) => writeFileSync(clock, now), expect }),
    keyboard: () =>
      keyboard({ page, base: keysHost.base, setNow: (now) => writeFileSync(keysClock, now), expect }),
    pictures: async () =>
      showPictures({ page, ...(await start('pictures')), chosen: `${home}/pictures-opened`, look, expect }),
    list: async () => list({ page, ...(await start('list')), look, expect }),
    scroll: async () => {
      fillTenYears(join(home, 'scroll'), '2026-11-07T09:00:00-05:00');
      await scroll({ page, ...(await start('scroll')), expect });
    },
    day: () => day({ page, base: dayHost.base, look, setNow: (now) => writeFileSync(dayClock, now), expect }),
    after: () =>
      after({ page, base: afterHost.base, look, setNow: (now) => writeFileSync(afterClock, now), expect }),
    voice: () =>
      voice({
        page,
        base: voiceHost.base,
        look,
        setNow: (now) => writeFileSync(voiceClock, now),
        expect,
        file: voiceFile
      }),
    measures: async () => measures({ page, look, expect, ...(await start('measures')) }),
    help: () => help({ page, start, look, expect }),
    trends: () => trends({ page, start, folder: home, look, expect }),
    reader: () => reader({ page, start, folder: home, look, expect }),
    sharing: () => sending({ page, start, folder: home, look, expect }),
    reminders: async () => reminders({ page, look, expect, ...(await start('reminders')) }),
    files: () =>
      files({
        page,
        base: filesHost.base,
        host: filesHost,
        look,
        setNow: (now) => writeFileSync(filesClock, now),
        expect
      })
  };
  // Filling ten years takes minutes: only when it is asked for.
  const asked = ([name]) => (only ? only === name : name !== 'scroll' || process.env.AFTERGLOW_LONG === '1');
  for (const [name, part] of Object.entries(parts).filter(asked)) {
    // One part that stops hides nothing of the others.
    try {
      await part();
    } catch (error) {
      await page.screenshot({ path: join(pictures, `failed-${name}.png`) }).catch(() => {});
      check(name, [String(error.stack ?? error)]);
      await page.setViewportSize({ width: 1280, height: 860 });
    }
  }
  // What the core refuses, the walk asked for on purpose; a browser writes each down as an error.
  check(
    'nothing went wrong in the console',
    said.filter((line) => !line.includes('status of 422'))
  );
} finally {
  await browser.close();
  host.stop();
  keysHost.stop();
  dayHost.stop();
  afterHost.stop();
  voiceHost.stop();
  for (const other of others) other.stop();
  filesHost.stop();
  rmSync(home, { recursive: true, force: true });
}
console.log(`${tally.passed} passed, ${tally.failed} failed`);
process.exitCode = tally.failed === 0 ? 0 : 1;
