import { expect, it } from 'vitest';
import { counted } from './counted';

it.each([
  ['', 0],
  ['  ', 0],
  ['# Tea, *slowly* - by the window.', 5],
  ['שלום עולם', 2],
  ['— …', 0]
])('%j has %i words', (text, words) => expect(counted(text)).toBe(words));

it('counts where no spaces are', () => expect(counted('水の音が聞こえる')).toBeGreaterThan(2));

it('counts a long text by its spaces', () => expect(counted('tea - '.repeat(10_000))).toBe(10_000));
