/** The real window: one command carries all. */
import { invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';
import type { Topic } from '../generated/Topic';
import type { Host } from './index';

export function tauri(): Host {
  // Chosen outside the window: the page goes there as if by a link.
  void listen<string>('go', (event) => (location.hash = `#/${event.payload}`));
  return {
    call: (name, request) => invoke('call', { name, request }),
    blob: async (name, id) => new Blob([await invoke<ArrayBuffer>('blob', { name, id })]),
    put: (name, id, bytes) => invoke('put', bytes, { headers: { name, id } }),
    listen: (ear) => void listen<Topic[]>('topics', (event) => ear(event.payload)),
    print: () => invoke('print_page'),
    desktop: {
      switches: () => invoke('host_switches'),
      set: (one, on) => invoke('host_switch', { switch: one, on }),
      onClosing: (ask) => void listen('closing', ask),
      close: (quit) => invoke('host_close', { quit })
    }
  };
}
