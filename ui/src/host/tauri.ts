/** The real window: one command carries all. */
import { invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';
import type { Topic } from '../generated/Topic';
import type { Host } from './index';

export function tauri(): Host {
  return {
    call: (name, request) => invoke('call', { name, request }),
    blob: async (name, id) => new Blob([await invoke<ArrayBuffer>('blob', { name, id })]),
    put: (name, id, bytes) => invoke('put', bytes, { headers: { name, id } }),
    listen: (ear) => void listen<Topic[]>('topics', (event) => ear(event.payload)),
    print: () => invoke('print_page')
  };
}
