import { ApiProperty } from '@nestjs/swagger';
import { AUDIT_ACTIONS, type AuditAction } from '../audit/audit-actions.js';
import { PageView } from '../http/openapi.js';
import type { Locale } from '../i18n/locale.js';
import { messagesIn } from '../i18n/messages.js';

const ID = '019a9f00-7c1e-7b3a-9f10-0c1d2e3f4a5b';

class TrailActorView {
  @ApiProperty({ example: ID })
  id: string;

  @ApiProperty({ example: 'هدى الراوي' })
  name: string;
}

class TrailSubjectView {
  @ApiProperty({ example: 'author', description: 'What kind of thing it was done to' })
  type: string;

  @ApiProperty({ example: ID })
  id: string;
}

export class TrailEntryView {
  @ApiProperty({ example: ID })
  id: string;

  @ApiProperty({ type: String, nullable: true, example: 'demo', description: 'Null for the installation as a whole' })
  site: string | null;

  @ApiProperty({ example: 57, description: 'Its number in the log of the site, which has no gap' })
  seq: number;

  @ApiProperty({ example: '2026-11-21T18:20:00.000Z' })
  at: string;

  @ApiProperty({ type: TrailActorView, nullable: true, description: 'Null for the command line, or somebody unknown' })
  actor: TrailActorView | null;

  @ApiProperty({ enum: AUDIT_ACTIONS, example: 'sanction.imposed' })
  action: AuditAction;

  @ApiProperty({ example: 'اتخذ إجراء بحق معلّق', description: 'The action in words' })
  explanation: string;

  @ApiProperty({ type: TrailSubjectView })
  subject: TrailSubjectView;

  @ApiProperty({
    ...{ type: 'object', additionalProperties: true, nullable: true },
    example: { kind: 'suspension', reason: 'insults' },
    description: 'Null for an entry without, or whose details were erased',
  })
  details: Record<string, unknown> | null;

  @ApiProperty({ example: false })
  isErased: boolean;

  @ApiProperty({ example: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' })
  hash: string;
}

export class TrailView {
  @ApiProperty({ type: [TrailEntryView] })
  items: TrailEntryView[];

  @ApiProperty({ type: PageView })
  page: PageView;
}

export interface TrailRow {
  readonly id: string;
  readonly site_key: string | null;
  readonly seq: string;
  readonly at: Date;
  readonly actor_id: string | null;
  readonly actor_name: string | null;
  readonly action: AuditAction;
  readonly subject_type: string;
  readonly subject_id: string;
  readonly details: Record<string, unknown> | null;
  readonly is_erased: boolean;
  readonly hash: Buffer;
}

export const viewTrailEntry = (row: TrailRow, locale: Locale): TrailEntryView => ({
  id: row.id,
  site: row.site_key,
  seq: Number(row.seq),
  at: row.at.toISOString(),
  actor: row.actor_id === null ? null : { id: row.actor_id, name: row.actor_name ?? '' },
  action: row.action,
  explanation: messagesIn(locale).audit[row.action],
  subject: { type: row.subject_type, id: row.subject_id },
  details: row.details,
  isErased: row.is_erased,
  hash: row.hash.toString('hex'),
});
