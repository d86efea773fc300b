import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Decisions that are taken back, and batches that somebody else undoes or that stop on their way. */
export class Decisions1795658400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}

const UP = [
  // A moderator may have been faster than the policy: undoing that leaves the comment to the policy.
  `ALTER TABLE decision
     DROP CONSTRAINT decision_status_check,
     ADD CONSTRAINT decision_status_check
       CHECK (status IN ('approved', 'held', 'rejected') OR (status = 'pending' AND undoes IS NOT NULL))`,
  // stopped: whoever began it lost the role on the way.
  `ALTER TABLE batch
     ADD COLUMN undone_by uuid REFERENCES account,
     DROP CONSTRAINT batch_state_check,
     ADD CONSTRAINT batch_state_check CHECK (state IN ('running', 'done', 'stopped', 'undoing', 'undone'))`,
];

const DOWN = [
  `UPDATE batch SET state = 'done' WHERE state = 'stopped'`,
  `ALTER TABLE batch
     DROP CONSTRAINT batch_state_check,
     ADD CONSTRAINT batch_state_check CHECK (state IN ('running', 'done', 'undoing', 'undone')),
     DROP COLUMN undone_by`,
  `UPDATE decision SET status = 'held' WHERE status = 'pending'`,
  `ALTER TABLE decision
     DROP CONSTRAINT decision_status_check,
     ADD CONSTRAINT decision_status_check CHECK (status IN ('approved', 'held', 'rejected'))`,
];
