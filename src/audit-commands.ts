import type { INestApplicationContext } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { DataSource } from 'typeorm';
import { AuditLog } from './audit/audit-log.js';
import { AuditVerifier, type AuditFault, type ChainReport } from './audit/audit-verifier.js';

const WORDS: Readonly<Record<AuditFault, string>> = {
  altered: 'was altered',
  'details-altered': 'has details that were altered',
  'details-removed': 'has lost its details, and no entry says that they were erased',
  removed: 'was removed',
  moved: 'stands where another entry was written',
  'cut-off': 'was cut off, with all that followed it',
  added: 'was not written by the service',
  'head-altered': 'is where the end of the log was altered outside the service',
};

/** Walks all chains, saying of each how it is. @returns whether all are whole */
export async function verifyAudit(app: INestApplicationContext, say: (line: string) => void): Promise<boolean> {
  let isWhole = true;
  for await (const report of app.get(AuditVerifier).verify()) {
    say(describe(report));
    isWhole &&= report.bad === null;
  }
  return isWhole;
}

function describe({ siteId, siteKey, entries, hash, bad }: ChainReport): string {
  const chain = siteId === null ? 'installation' : `site ${siteKey ?? siteId}`;
  if (bad === null) return `${chain} · ${entries} entries · whole · ends with ${hash}`;
  const id = bad.id === null ? '' : ` ${bad.id}`;
  return `${chain} · bad · entry ${bad.seq}${id} ${WORDS[bad.fault]}`;
}

export async function eraseDetails(app: INestApplicationContext, id: string): Promise<string> {
  const isDone =
    isUUID(id) && (await app.get(DataSource).transaction((manager) => app.get(AuditLog).erase(manager, id, null)));
  if (!isDone) throw new Error('There is no entry with this id that has details.');
  return `erased ${id}`;
}
