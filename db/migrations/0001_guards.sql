-- G6: the tree never holds a cycle. The lock makes two moves at once wait for each other,
-- since each of them alone could be right and both together a circle.
CREATE FUNCTION groups_refuse_cycle() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('groups_tree'));
  IF EXISTS (
    WITH RECURSIVE above AS (
      SELECT id, parent_id FROM groups WHERE id = NEW.parent_id
      UNION
      SELECT g.id, g.parent_id FROM groups g JOIN above a ON g.id = a.parent_id
    )
    SELECT 1 FROM above WHERE id = NEW.id
  ) THEN
    RAISE EXCEPTION 'group % would be above itself', NEW.id USING ERRCODE = 'check_violation', CONSTRAINT = 'groups_no_cycle';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER groups_refuse_cycle BEFORE UPDATE OF parent_id ON groups
  FOR EACH ROW WHEN (NEW.parent_id IS DISTINCT FROM OLD.parent_id) EXECUTE FUNCTION groups_refuse_cycle();
--> statement-breakpoint
-- What happened stays written: audit events and seat changes are only ever added.
CREATE FUNCTION refuse_rewriting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
--> statement-breakpoint
CREATE TRIGGER audit_events_append_only BEFORE UPDATE OR DELETE ON audit_events
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
--> statement-breakpoint
CREATE TRIGGER seat_changes_append_only BEFORE UPDATE OR DELETE ON seat_changes
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
--> statement-breakpoint
INSERT INTO platform DEFAULT VALUES;
