/** Ten years of a journal, ten entries a day, scrolled to the end: how smooth, and how much memory. Takes minutes. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { passphrase } from './entrance.mjs';

const root = join(import.meta.dirname, '../..');
const many = 36_500;

/** Before its host is started. */
export function fillTenYears(home, now) {
  mkdirSync(home, { recursive: true });
  const secret = `${home}-passphrase`;
  writeFileSync(secret, passphrase);
  const how = ['--home', home, '--passphrase-file', secret, '--now', now, '--zone', 'America/New_York'];
  const cli = (...words) => execFileSync(join(root, 'target/debug/afterglow-cli'), [...how, ...words]);
  cli('init');
  cli('demo', '--years', '10', '--seed', '1', '--entries', String(many));
}

/** Of the page's own process, in MB: proportional set size. */
async function pss(page) {
  const client = await page.context().browser().newBrowserCDPSession();
  const { processInfo } = await client.send('SystemInfo.getProcessInfo');
  await client.detach();
  const renderers = processInfo.filter((one) => one.type === 'renderer');
  const sizes = renderers.map(({ id }) => {
    const rollup = readFileSync(`/proc/${id}/smaps_rollup`, 'utf8');
    return Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0) / 1024;
  });
  return sizes.reduce((sum, size) => sum + size, 0);
}

async function heap(page) {
  const client = await page.context().newCDPSession(page);
  await client.send('HeapProfiler.collectGarbage');
  const { usedSize } = await client.send('Runtime.getHeapUsage');
  const { nodes } = await client.send('Memory.getDOMCounters');
  await client.detach();
  return { used: usedSize / 1_048_576, nodes };
}

export async function scroll({ page, base, expect }) {
  await page.setViewportSize({ width: 1280, height: 860 });
  await page.goto(base);
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await page.getByRole('button', { name: 'Unlock' }).click();
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.evaluate(() => (location.hash = '#/journal'));
  await page.locator('.rows a.entry').first().waitFor();
  await page.waitForTimeout(1_500);
  const before = { ...(await heap(page)), pss: await pss(page) };
  const walked = await page.evaluate(walk, many);
  const after = { ...(await heap(page)), pss: await pss(page) };
  const frames = walked.frames.sort((a, b) => a - b);
  const at = (part) => frames[Math.floor(frames.length * part)].toFixed(0);
  console.log(
    `${walked.seen} of ${many} entries passed in ${(walked.took / 1000).toFixed(0)} s; a frame: median ${at(0.5)}, ` +
      `95 of 100 within ${at(0.95)}, 99 within ${at(0.99)} ms; ${walked.empty} of ${frames.length} frames with nothing in view`
  );
  console.log(
    `heap ${before.used.toFixed(1)} to ${after.used.toFixed(1)} MiB, nodes ${before.nodes} to ${after.nodes}, ` +
      `memory of the page's process (PSS) ${before.pss.toFixed(0)} to ${after.pss.toFixed(0)} MiB`
  );
  expect('ten years are passed to the last entry', walked.last === many, `${walked.last}`);
  expect('the heap grows by less than 50 MiB', after.used - before.used < 50);
  expect('the process grows by less than 50 MiB', after.pss - before.pss < 50);
}

/** In the page: on by a third of the window with every frame, to the end. */
async function walk(many) {
  const list = document.querySelector('.shelf-list');
  const seen = new Set();
  const frames = [];
  let [empty, last, stands] = [0, 0, 0];
  const begun = performance.now();
  let then = begun;
  while (stands < 30) {
    const top = list.scrollTop;
    list.scrollTop += 280;
    await new Promise(requestAnimationFrame);
    const now = performance.now();
    frames.push(now - then);
    then = now;
    stands = list.scrollTop === top ? stands + 1 : 0;
    let met = false;
    for (const row of document.querySelectorAll('.rows li')) {
      const box = row.getBoundingClientRect();
      if (box.bottom < 0 || box.top > innerHeight) continue;
      met = true;
      last = Number(row.getAttribute('aria-posinset'));
      seen.add(last);
    }
    if (!met) empty += 1;
    if (last === many && stands > 3) break;
  }
  return { seen: seen.size, took: performance.now() - begun, frames, empty, last };
}
