import { expect, test } from 'vitest';
import { call, CallError, useHost, watch } from './index';
import type { Topic } from '../generated/Topic';

function throwing(thrown: unknown) {
  useHost({
    call: () => Promise.reject(thrown),
    put: () => Promise.reject(),
    blob: () => Promise.reject(),
    listen() {},
    print() {}
  });
}
const refused = () => call('vault.lock', {}).catch((error: CallError) => error) as Promise<CallError>;

test('a refusal keeps its code, its sentence and its field', async () => {
  throwing({ code: 'invalid', message: 'Too short.', field: 'passphrase' });
  const error = await refused();
  expect(error).toBeInstanceOf(CallError);
  expect([error.code, error.message, error.field]).toEqual(['invalid', 'Too short.', 'passphrase']);
});

test('what is no refusal is unexpected, and is still said', async () => {
  throwing(new TypeError('the line is dead'));
  expect([(await refused()).code, (await refused()).message]).toEqual(['unexpected', 'the line is dead']);
  throwing('gone');
  expect((await refused()).message).toBe('gone');
  throwing(null);
  expect((await refused()).code).toBe('unexpected');
});

test('a CallError passes unchanged', () => {
  const error = new CallError('groggy', 'Later.');
  expect(CallError.from(error)).toBe(error);
});

test('topics reach who listens, until they stop', () => {
  let tell: (topics: Topic[]) => void = () => {};
  useHost({
    call: () => Promise.reject(),
    put: () => Promise.reject(),
    blob: () => Promise.reject(),
    listen: (ear) => (tell = ear),
    print() {}
  });
  const heard: Topic[][] = [];
  const stop = watch((topics) => heard.push(topics));
  tell(['journal']);
  stop();
  tell(['today']);
  expect(heard).toEqual([['journal']]);
});
