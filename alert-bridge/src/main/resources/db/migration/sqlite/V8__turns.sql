-- Where all that is unsettled of an alert and a target waited for what was withdrawn, the first of it
-- has its turn.
UPDATE delivery SET due_at = next_at
  WHERE id IN (
    SELECT first_id FROM (
      SELECT MIN(id) AS first_id FROM delivery
      WHERE state IN ('pending', 'in_flight', 'retry')
      GROUP BY source, fingerprint, receiver, channel
      HAVING COUNT(due_at) = 0) AS without_turn);
