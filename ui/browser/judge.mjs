/** What must hold on every screen: axe, no sideways scrolling, targets that a tired hand meets, text that can be read. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export async function judge(page) {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
  const faults = await page.evaluate(async () => {
    const { violations } = await window.axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
    });
    return violations.map((v) => `${v.id}: ${v.help}: ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`);
  });
  return faults.concat(await page.evaluate(measure));
}

function measure() {
  const faults = [];
  const shown = (element) => {
    const box = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    return box.width > 1 && box.height > 1 && style.visibility !== 'hidden' && style.display !== 'none';
  };
  const name = (element) =>
    `${element.tagName.toLowerCase()}.${String(element.className.baseVal ?? element.className).split(' ')[0]} "${(element.textContent ?? '').trim().slice(0, 40)}"`;
  const wide = document.documentElement.scrollWidth - window.innerWidth;
  if (wide > 1) {
    const culprits = [...document.querySelectorAll('body *')].filter(
      (e) =>
        shown(e) && e.getBoundingClientRect().right > window.innerWidth + 1 && !e.closest('svg, .scroll-x')
    );
    faults.push(`scrolls sideways by ${wide} px: ${culprits.slice(0, 3).map(name).join(', ')}`);
  }
  for (const element of document.querySelectorAll('a[href], button, input, select, textarea, summary')) {
    if (!shown(element) || element.closest('p, .vh, .skip') || element.classList.contains('skip')) continue;
    const target = element.closest('label') ?? element;
    const box = target.getBoundingClientRect();
    if (box.height < 43.5 || box.width < 43.5)
      faults.push(`small target ${Math.round(box.width)}×${Math.round(box.height)}: ${name(element)}`);
  }
  const place = document.querySelector('.topbar p');
  const letters = place && shown(place) ? place.firstChild : null;
  // A word may break where it has a hyphen of its own.
  for (const word of letters?.textContent.matchAll(/[^\s-]+-?/g) ?? []) {
    const range = document.createRange();
    range.setStart(letters, word.index);
    range.setEnd(letters, word.index + word[0].length);
    const lines = new Set([...range.getClientRects()].map((box) => box.top));
    const cut = place.scrollWidth > place.clientWidth || place.scrollHeight > place.clientHeight + 1;
    if (lines.size > 1 || cut) faults.push(`the place is cut: ${name(place)}`);
  }
  for (const element of document.querySelectorAll('main *')) {
    const own = [...element.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim());
    if (own && shown(element) && !element.closest('svg')) {
      const size = parseFloat(getComputedStyle(element).fontSize);
      if (size < 14) faults.push(`text of ${size} px: ${name(element)}`);
    }
  }
  return faults;
}
