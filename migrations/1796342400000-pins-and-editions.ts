import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Comments that stand above the others of their article, and the other languages in which an article is to be had. */
export class PinsAndEditions1796342400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}

const UP = [
  `ALTER TABLE comment ADD COLUMN pinned_at timestamptz`,
  `CREATE INDEX comment_pinned ON comment (site_id, article_id, pinned_at) WHERE pinned_at IS NOT NULL`,
  // [{ locale, url }], one for each language.
  `ALTER TABLE article ADD COLUMN editions jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(editions) = 'array')`,
];

const DOWN = [
  `ALTER TABLE article DROP COLUMN editions`,
  `DROP INDEX comment_pinned`,
  `ALTER TABLE comment DROP COLUMN pinned_at`,
];
