import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Sketches are written eight for a comment and forgotten after a day. Looking up the site of
 * each row took some 6 % of PostgreSQL's time while a backlog drained, for a site that the comment itself refers to.
 */
export class LighterSketches1795759200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE text_sketch DROP CONSTRAINT text_sketch_site_id_fkey');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM text_sketch WHERE site_id NOT IN (SELECT id FROM site)`);
    await runner.query(
      'ALTER TABLE text_sketch ADD CONSTRAINT text_sketch_site_id_fkey FOREIGN KEY (site_id) REFERENCES site',
    );
  }
}
