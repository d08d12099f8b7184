import { expect, test } from 'vitest';
import { say } from './words';

test('a key is said with its arguments', () => {
  expect(say('settings-version', { version: '1.2' })).toBe('Afterglow 1.2');
});

test('a key that nobody wrote is shown as it is', () => {
  expect(say(['no', 'such', 'key'].join('-'))).toBe('no-such-key');
});

test('an argument that is missing leaves the rest of the sentence', () => {
  expect(say('settings-version')).toContain('Afterglow');
});
