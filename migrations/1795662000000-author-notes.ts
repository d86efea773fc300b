import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What moderators write down about an author, for each other: about the author, or everybody with the same e-mail. */
export class AuthorNotes1795662000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE author_note');
  }
}

const UP = [
  `CREATE TABLE author_note (
    site_id uuid NOT NULL REFERENCES site,
    id uuid NOT NULL,
    author_id uuid NOT NULL,
    email_index bytea,
    text text NOT NULL CHECK (length(text) BETWEEN 1 AND 4000),
    account_id uuid NOT NULL REFERENCES account,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (site_id, id),
    FOREIGN KEY (site_id, author_id) REFERENCES author (site_id, id)
  )`,
  `CREATE INDEX author_note_of_author ON author_note (site_id, author_id, id)`,
  `CREATE INDEX author_note_of_email ON author_note (site_id, email_index, id)`,
];
