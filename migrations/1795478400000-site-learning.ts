import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What sites learn from their moderators: corrections of the model by version, and comments judged blindly. */
export class SiteLearning1795478400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}

const UP = [
  // Every version is kept; last_decision is the newest decision that it was learnt from.
  `CREATE TABLE site_correction (
    site_id uuid NOT NULL REFERENCES site,
    version integer NOT NULL CHECK (version > 0),
    created_at timestamptz NOT NULL DEFAULT now(),
    classifier_version text NOT NULL,
    last_decision uuid NOT NULL,
    figures jsonb NOT NULL,
    approve_up_to double precision CHECK (approve_up_to BETWEEN 0 AND 1),
    reject_from double precision CHECK (reject_from BETWEEN 0 AND 1),
    weights bytea NOT NULL CHECK (length(weights) <= 100000),
    PRIMARY KEY (site_id, version),
    CHECK (approve_up_to < reject_from)
  )`,

  // active_version: the correction in use, null for the model alone. is_pinned: rolled back by hand, so that the nightly
  // job leaves it alone until somebody asks to learn. tried_until: the newest decision at the last attempt.
  `CREATE TABLE site_learning (
    site_id uuid PRIMARY KEY REFERENCES site,
    active_version integer,
    is_pinned boolean NOT NULL DEFAULT false,
    tried_at timestamptz,
    tried_until uuid,
    outcome text CHECK (outcome IN ('learnt', 'too-few', 'one-class', 'not-better', 'failed')),
    leased_until timestamptz,
    FOREIGN KEY (site_id, active_version) REFERENCES site_correction (site_id, version)
  )`,

  // would_be: what the policy would have done with a comment that was given to a moderator blindly, and the chance of
  // such a comment to be drawn.
  `ALTER TABLE decision
    ADD would_be text CHECK (would_be IN ('approved', 'rejected')),
    ADD blind_share real CHECK (blind_share > 0 AND blind_share <= 1),
    ADD CONSTRAINT decision_blind CHECK (
      (would_be IS NULL) = (blind_share IS NULL)
      AND (would_be IS NULL OR (actor = 'policy' AND status = 'held')))`,
  `CREATE INDEX decision_by_moderators ON decision (site_id, id) WHERE actor = 'moderator'`,
  `CREATE INDEX decision_blind_sample ON decision (site_id, id) WHERE would_be IS NOT NULL`,
];

const DOWN = [
  `DROP INDEX decision_blind_sample`,
  `DROP INDEX decision_by_moderators`,
  `ALTER TABLE decision DROP CONSTRAINT decision_blind, DROP blind_share, DROP would_be`,
  `DROP TABLE site_learning`,
  `DROP TABLE site_correction`,
];
