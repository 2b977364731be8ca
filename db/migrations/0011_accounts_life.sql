CREATE TYPE "public"."temporary_password" AS ENUM('mailed', 'sheet');--> statement-breakpoint
CREATE TYPE "public"."custom_field_kind" AS ENUM('text', 'number', 'date', 'choice');--> statement-breakpoint
ALTER TYPE "public"."mail_kind" ADD VALUE 'credentials';--> statement-breakpoint
ALTER TYPE "public"."mail_kind" ADD VALUE 'password_link';--> statement-breakpoint
CREATE TABLE "seats" (
	"only" smallint PRIMARY KEY DEFAULT 1 NOT NULL,
	"taken" integer DEFAULT 0 NOT NULL,
	"most" integer,
	CONSTRAINT "seats_one_row" CHECK ("seats"."only" = 1),
	CONSTRAINT "seats_most" CHECK ("seats"."most" >= 1)
);
--> statement-breakpoint
CREATE TABLE "custom_fields" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"name" text NOT NULL,
	"kind" "custom_field_kind" NOT NULL,
	"choices" text[] DEFAULT '{}' NOT NULL,
	"required" boolean DEFAULT false NOT NULL,
	"asked_at_first_login" boolean DEFAULT false NOT NULL,
	"position" integer NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "custom_fields_name_length" CHECK (char_length("custom_fields"."name") between 1 and 60),
	CONSTRAINT "custom_fields_choices" CHECK (("custom_fields"."kind" = 'choice') = (cardinality("custom_fields"."choices") > 0))
);
--> statement-breakpoint
DROP INDEX "accounts_substring";--> statement-breakpoint
ALTER TABLE "accounts" ALTER COLUMN "email" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "user_name" text;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "temporary_password" "temporary_password";--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "temporary_version" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "additional_info" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "custom_values" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "last_sign_in_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "former_group_ids" uuid[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "audit_events" ADD COLUMN "origin" text;--> statement-breakpoint
ALTER TABLE "invitations" ADD COLUMN "custom_values" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "custom_fields_name" ON "custom_fields" USING btree (lower("name"));--> statement-breakpoint
CREATE INDEX "accounts_last_sign_in" ON "accounts" USING btree ("last_sign_in_at","id") WHERE "accounts"."status" = 'active';--> statement-breakpoint
CREATE INDEX "accounts_deletion_date" ON "accounts" USING btree ("deletion_date","id") WHERE "accounts"."deletion_date" is not null and "accounts"."status" = 'active';--> statement-breakpoint
CREATE INDEX "audit_events_action" ON "audit_events" USING btree ("action","id");--> statement-breakpoint
CREATE INDEX "accounts_substring" ON "accounts" USING gin (("first_name" || ' ' || "last_name" || ' ' || coalesce("email", '') || ' ' || coalesce("user_name", '')) gin_trgm_ops) WHERE "accounts"."status" = 'active';--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_one_per_user_name" UNIQUE("user_name");--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_can_log_in" CHECK (num_nonnulls("accounts"."email", "accounts"."user_name") > 0);--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_user_name_is_no_address" CHECK (position('@' in "accounts"."user_name") = 0);--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_one_password" CHECK (num_nonnulls("accounts"."password_hash", "accounts"."temporary_password") <= 1);--> statement-breakpoint
INSERT INTO seats (taken) SELECT count(*) FROM accounts WHERE status = 'active';
--> statement-breakpoint
-- B2: the row is held from the count to the commit, so that no two activations take the last seat.
CREATE FUNCTION count_seats() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE added integer;
BEGIN
  SELECT coalesce(sum(change), 0) INTO added FROM counted;
  UPDATE seats SET taken = taken + added WHERE added <= 0 OR most IS NULL OR taken + added <= most;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'no seat is left' USING ERRCODE = 'check_violation', CONSTRAINT = 'seats_within_limit';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER seat_changes_counted AFTER INSERT ON seat_changes
  REFERENCING NEW TABLE AS counted FOR EACH STATEMENT EXECUTE FUNCTION count_seats();
--> statement-breakpoint
CREATE TRIGGER audit_events_not_truncated BEFORE TRUNCATE ON audit_events
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
--> statement-breakpoint
CREATE TRIGGER seat_changes_not_truncated BEFORE TRUNCATE ON seat_changes
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
