import { expect, test } from 'vitest';
import { say } from './words';

const files = import.meta.glob<string>(['./**/*.svelte', './**/*.ts', '!./**/*.test.ts'], {
  query: '?raw',
  import: 'default',
  eager: true
});

test('a sentence carries its arguments, without marks around them', () => {
  expect(say('vault-step', { step: 2, of: 3 })).toBe('Step 2 of 3');
});

test('every key written in the window has a sentence', () => {
  const keys = Object.values(files).flatMap((text) =>
    [...text.matchAll(/\b(?:say|key)\(\s*'([a-z0-9-]+)'/g)].map((match) => match[1] ?? '')
  );
  expect(keys.length).toBeGreaterThan(100);
  const none = keys.filter((key) => {
    try {
      say(key);
      return false;
    } catch (thrown) {
      return String(thrown).includes('no sentence');
    }
  });
  expect(none).toEqual([]);
});

test('a key without a sentence, or without an argument it needs, is loud while it is built', () => {
  const [unknown, needy] = ['nobody-wrote-this', 'vault-step'];
  expect(() => say(unknown)).toThrow(unknown);
  expect(() => say(needy, { step: 2 })).toThrow(needy);
});
