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

/**
 * A page that no one listens in on. What records a page's requests for a walk keeps every answer in the
 * page's own process, and would be measured as the journal's memory.
 */
async function unheard(browser, url) {
  const line = await browser.newBrowserCDPSession();
  const { targetId } = await line.send('Target.createTarget', { url, width: 1280, height: 860 });
  const { sessionId } = await line.send('Target.attachToTarget', { targetId });
  const waiting = new Map();
  line.on('Target.receivedMessageFromTarget', ({ message }) => {
    const { id, result } = JSON.parse(message);
    waiting.get(id)?.(result);
    waiting.delete(id);
  });
  let last = 0;
  const send = (method, params = {}) =>
    new Promise((done) => {
      const id = (last += 1);
      waiting.set(id, done);
      const message = JSON.stringify({ id, method, params });
      void line.send('Target.sendMessageToTarget', { sessionId, message });
    });
  const run = async (expression) => {
    const how = { expression, awaitPromise: true, returnByValue: true };
    const { result, exceptionDetails } = await send('Runtime.evaluate', how);
    if (exceptionDetails) throw new Error(JSON.stringify(exceptionDetails));
    return result.value;
  };
  const close = async () => {
    await line.send('Target.closeTarget', { targetId });
    await line.detach();
  };
  return { line, send, run, close };
}

/**
 * What the pages' processes hold for themselves, in MB: the program's own files are left out, for how
 * much of them counts here depends on who else runs it.
 */
async function held({ line }) {
  const { processInfo } = await line.send('SystemInfo.getProcessInfo');
  const sizes = processInfo
    .filter((one) => one.type === 'renderer')
    .map(({ id }) => {
      const rollup = readFileSync(`/proc/${id}/smaps_rollup`, 'utf8');
      const found = [...rollup.matchAll(/^Pss_(?:Anon|Shmem):\s+(\d+)/gm)];
      return found.reduce((sum, [, size]) => sum + Number(size) / 1024, 0);
    });
  return sizes.reduce((sum, size) => sum + size, 0);
}

async function measure(one) {
  await one.send('HeapProfiler.collectGarbage');
  const { usedSize } = await one.send('Runtime.getHeapUsage');
  const { nodes } = await one.send('Memory.getDOMCounters');
  return { used: usedSize / 1_048_576, nodes, held: await held(one) };
}

export async function scroll({ page, base, expect }) {
  const one = await unheard(page.context().browser(), base);
  const unlock = JSON.stringify({ name: 'vault.unlock', request: { passphrase } });
  await one.run(`fetch('/call', { method: 'POST', body: ${JSON.stringify(unlock)} }).then(() => {
    location.hash = '#/journal';
    location.reload();
  })`);
  for (let tries = 0; tries < 600; tries += 1) {
    await page.waitForTimeout(100);
    if (await one.run(`!!document.querySelector('.rows a.entry')`).catch(() => false)) break;
  }
  await page.waitForTimeout(1_500);
  const before = await measure(one);
  const walked = await one.run(`(${walk})(${many})`);
  const after = await measure(one);
  await one.close();
  const frames = walked.frames.sort((a, b) => a - b);
  const at = (part) => frames[Math.floor(frames.length * part)].toFixed(0);
  console.log(
    `${walked.seen} of ${many} entries passed in ${(walked.took / 1000).toFixed(0)} s; a frame: median ${at(0.5)}, ` +
      `95 of 100 within ${at(0.95)}, 99 within ${at(0.99)} ms; ${walked.empty} of ${frames.length} frames with nothing in view`
  );
  console.log(
    `heap ${before.used.toFixed(1)} to ${after.used.toFixed(1)} MiB, nodes ${before.nodes} to ${after.nodes}, ` +
      `memory of the page's process ${before.held.toFixed(0)} to ${after.held.toFixed(0)} MiB`
  );
  expect('ten years are passed to the last entry', walked.last === many, `${walked.last}`);
  expect('the heap grows by less than 50 MiB', after.used - before.used < 50);
  expect('the process grows by less than 50 MiB', after.held - before.held < 50);
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
