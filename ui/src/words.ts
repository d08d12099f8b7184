/** Every sentence, by key, from the same files that the core reads. */
import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';

const files = import.meta.glob<string>('../../src/words/en/*.ftl', {
  query: '?raw',
  import: 'default',
  eager: true
});

const bundle = new FluentBundle('en', { useIsolating: false });
for (const text of Object.values(files)) {
  for (const error of bundle.addResource(new FluentResource(text))) throw error;
}

/** The sentence for a key. */
export function say(key: string, args: Record<string, FluentVariable> = {}): string {
  const message = bundle.getMessage(key);
  if (!message?.value) return key;
  // Half a sentence is better than a screen that breaks: what cannot be filled in stays visible.
  const faults: Error[] = [];
  return bundle.formatPattern(message.value, args, faults);
}

/** Marks a literal as a key, so that the checker sees it where it is written. */
export function key(name: string): string {
  return name;
}
