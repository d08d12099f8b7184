// Written by a test of the core from the command table.
import type { Asked } from './Asked';
import type { Cancel } from './Cancel';
import type { Change } from './Change';
import type { Confirm } from './Confirm';
import type { Create } from './Create';
import type { Done } from './Done';
import type { Job } from './Job';
import type { List } from './List';
import type { Nothing } from './Nothing';
import type { PutOff } from './PutOff';
import type { Recover } from './Recover';
import type { Settings } from './Settings';
import type { Shown } from './Shown';
import type { Start } from './Start';
import type { Suggestion } from './Suggestion';
import type { SupportLines } from './SupportLines';
import type { Unlock } from './Unlock';

export type Commands = {
  'jobs.cancel': { request: Cancel; answer: Array<Job> };
  'jobs.list': { request: List; answer: Array<Job> };
  'settings.change': { request: Change; answer: Settings };
  'start.read': { request: Nothing; answer: Start };
  'support.lines': { request: Nothing; answer: SupportLines };
  'vault.create': { request: Create; answer: Shown };
  'vault.lock': { request: Nothing; answer: Done };
  'vault.newRecoveryCode': { request: Nothing; answer: Shown };
  'vault.recover': { request: Recover; answer: Done };
  'vault.recoveryAsk': { request: Nothing; answer: Asked };
  'vault.recoveryConfirm': { request: Confirm; answer: Done };
  'vault.recoveryLater': { request: Nothing; answer: PutOff };
  'vault.suggest': { request: Nothing; answer: Suggestion };
  'vault.unlock': { request: Unlock; answer: Done };
};
