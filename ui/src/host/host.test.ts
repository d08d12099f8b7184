import { afterEach, expect, test, vi } from 'vitest';
import { call, CallError, useHost, watch, type Ear } from './index';
import { loopback } from './loopback';

afterEach(() => vi.unstubAllGlobals());

function answers(status: number, body: unknown) {
  vi.stubGlobal(
    'fetch',
    vi.fn(async () => new Response(JSON.stringify(body), { status }))
  );
}

test('a refusal keeps its code, its sentence and the field it blames', async () => {
  answers(422, { code: 'invalid', message: 'Look once more.', field: 'group-4' });
  useHost(loopback());
  const thrown = await call('vault.lock', {}).catch((error) => error);
  expect(thrown).toBeInstanceOf(CallError);
  expect(thrown).toMatchObject({ code: 'invalid', message: 'Look once more.', field: 'group-4' });
});

test('what is no refusal of the core still is a CallError', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no network')));
  useHost(loopback());
  await expect(call('vault.lock', {})).rejects.toMatchObject({ code: 'unexpected', message: 'no network' });
});

test('what a command touches is told until one stops listening', async () => {
  answers(200, { answer: {}, touched: ['vault', 'settings'] });
  useHost(loopback());
  const ear = vi.fn<Ear>();
  const stop = watch(ear);
  await call('vault.lock', {});
  expect(ear).toHaveBeenCalledExactlyOnceWith(['vault', 'settings']);
  stop();
  await call('vault.lock', {});
  expect(ear).toHaveBeenCalledTimes(1);
});
