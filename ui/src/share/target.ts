/** For whom something is: a pair it is sent to, or a key that a file is sealed for. */
import type { SharePerson } from '../generated/SharePerson';
import type { ShareRecipient } from '../generated/ShareRecipient';

export interface Target {
  pairId?: string;
  recipientId?: string;
  name: string;
}

/** Whoever was picked, as long as that goes; else the only one there is. Someone who receives comes before a file. */
export function target(
  picked: Target | null,
  people: SharePerson[],
  recipients: ShareRecipient[]
): Target | null {
  const receive = people.filter((person) => person.maySend);
  const pairs = receive.map(({ pairId, name }) => ({ pairId, name }));
  const files = recipients.map(({ id, name }) => ({ recipientId: id, name }));
  const again: Target | undefined =
    pairs.find((one) => one.pairId === picked?.pairId) ??
    files.find((one) => one.recipientId === picked?.recipientId);
  const offered: Target[] = pairs.length > 0 ? pairs : files;
  return again ?? (offered.length === 1 ? (offered[0] ?? null) : null);
}
