import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the policy says beside its verdict, and sketches that find texts in which a word was changed. */
export class Campaigns1795392000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}

// Sketches count for a day only; those of the other kind cannot be compared and are forgotten.
const UP = [
  `ALTER TABLE comment
     ADD COLUMN urgent boolean NOT NULL DEFAULT false,
     ADD COLUMN campaign_id uuid`,
  `ALTER TABLE decision
     ADD COLUMN rule text,
     ADD COLUMN shadows jsonb NOT NULL DEFAULT '[]'`,
  `TRUNCATE text_sketch`,
  `ALTER TABLE text_sketch RENAME COLUMN simhash TO bits`,
  // Ids rise with time: the newest authors with an e-mail are read without the others.
  `DROP INDEX author_email`,
  `CREATE INDEX author_email ON author (site_id, email_index, id)`,
];

const DOWN = [
  `DROP INDEX author_email`,
  `CREATE INDEX author_email ON author (site_id, email_index)`,
  `TRUNCATE text_sketch`,
  `ALTER TABLE text_sketch RENAME COLUMN bits TO simhash`,
  `ALTER TABLE decision DROP COLUMN shadows, DROP COLUMN rule`,
  `ALTER TABLE comment DROP COLUMN campaign_id, DROP COLUMN urgent`,
];
