/** What a picture is called: in the patient's words, else by its place. */
import type { JournalPicture } from '../../generated/JournalPicture';
import { say } from '../../words';

export function called(pictures: JournalPicture[], at: number): string {
  const unnamed = () => say('picture-unnamed', { number: at + 1, count: pictures.length });
  return pictures[at]?.alt || unnamed();
}
