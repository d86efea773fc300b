/** The next rows of $3, for this process alone during $2 seconds; they come due again where it does not come back. */
export const CLAIM = `
  UPDATE outbox SET attempts = attempts + 1, next_attempt_at = now() + make_interval(secs => $2)
  WHERE (site_id, id) IN (
    SELECT site_id, id FROM outbox
    WHERE done_at IS NULL AND next_attempt_at <= now() AND expires_at > now() AND kind = ANY($3::text[])
    ORDER BY next_attempt_at LIMIT $1 FOR UPDATE SKIP LOCKED)
  RETURNING site_id, id, kind, attempts, payload_cipher`;

/** Nothing of what was sent is kept. */
export const FINISH = `
  UPDATE outbox SET done_at = now(), outcome = 'delivered', payload_cipher = NULL, last_error = NULL
  WHERE site_id = $1 AND id = $2`;

/** Only what this attempt left behind: after a long pause another process may have gone on. */
export const FAIL = `
  UPDATE outbox
  SET last_error = $4, next_attempt_at = now() + make_interval(secs => coalesce($5::float8, 0)),
      done_at = CASE WHEN $5::float8 IS NULL THEN now() END,
      outcome = CASE WHEN $5::float8 IS NULL THEN 'failed' END,
      payload_cipher = CASE WHEN $5::float8 IS NULL THEN NULL ELSE payload_cipher END
  WHERE site_id = $1 AND id = $2 AND attempts = $3 AND done_at IS NULL`;

export const EXPIRE = `
  UPDATE outbox SET done_at = now(), outcome = 'failed', payload_cipher = NULL, last_error = coalesce(last_error, 'EXPIRED')
  WHERE (site_id, id) IN (
    SELECT site_id, id FROM outbox WHERE done_at IS NULL AND expires_at <= now() LIMIT $1 FOR UPDATE SKIP LOCKED)`;

export const DELETE_OLD = `
  DELETE FROM outbox WHERE (site_id, id) IN (
    SELECT site_id, id FROM outbox WHERE done_at < now() - make_interval(days => $1)
    LIMIT $2 FOR UPDATE SKIP LOCKED)`;

export const COUNT_WAITING = `SELECT count(*)::int AS value FROM outbox WHERE done_at IS NULL`;

export const OLDEST_WAITING = `
  SELECT coalesce(extract(epoch FROM now() - min(created_at)), 0)::float AS value FROM outbox WHERE done_at IS NULL`;
