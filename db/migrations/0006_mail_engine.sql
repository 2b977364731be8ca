CREATE TYPE "public"."visitor" AS ENUM('automatic', 'person');--> statement-breakpoint
CREATE TYPE "public"."budget_scope" AS ENUM('platform', 'administrator', 'group');--> statement-breakpoint
CREATE TYPE "public"."mail_delivery" AS ENUM('delayed', 'delivered', 'soft_bounced', 'failed', 'bounced', 'suppressed', 'complained');--> statement-breakpoint
CREATE TABLE "erased_addresses" (
	"digest" text PRIMARY KEY NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "link_visits" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"invitation_id" uuid NOT NULL,
	"visitor" "visitor" DEFAULT 'automatic' NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mail_batches" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"start_after" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"frozen" jsonb,
	"attempts" integer DEFAULT 0 NOT NULL,
	"unanswered_since" timestamp (3) with time zone,
	"trouble" text,
	"settled_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "mail_budget_days" (
	"scope" "budget_scope" NOT NULL,
	"key" uuid NOT NULL,
	"day" date NOT NULL,
	"used" integer NOT NULL,
	CONSTRAINT "mail_budget_days_scope_key_day_pk" PRIMARY KEY("scope","key","day")
);
--> statement-breakpoint
CREATE TABLE "mail_events" (
	"id" text PRIMARY KEY NOT NULL,
	"mail_id" uuid NOT NULL,
	"delivery" "mail_delivery",
	"reason" text,
	"occurred_at" timestamp (3) with time zone NOT NULL,
	"received_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mail_gate" (
	"only" smallint PRIMARY KEY DEFAULT 1 NOT NULL,
	"calls_per_second" integer DEFAULT 2 NOT NULL,
	"next_call_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"paused_until" timestamp (3) with time zone,
	"pause_reason" text,
	CONSTRAINT "mail_gate_one_row" CHECK ("mail_gate"."only" = 1)
);
--> statement-breakpoint
CREATE TABLE "mail_templates" (
	"digest" text PRIMARY KEY NOT NULL,
	"subject" text NOT NULL,
	"html" text NOT NULL,
	"text" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "mails" DROP CONSTRAINT "mails_belongs_to_its_kind";--> statement-breakpoint
ALTER TABLE "mails" DROP CONSTRAINT "mails_settled";--> statement-breakpoint
-- A value that is added to an enum cannot be used in the transaction that adds it; a new enum can.
ALTER TYPE "public"."mail_kind" RENAME TO "former_mail_kind";--> statement-breakpoint
CREATE TYPE "public"."mail_kind" AS ENUM('invitation', 'password_reset', 'reminder', 'link_asked', 'failure_digest');--> statement-breakpoint
ALTER TABLE "mails" ALTER COLUMN "kind" TYPE "public"."mail_kind" USING "kind"::text::"public"."mail_kind";--> statement-breakpoint
DROP TYPE "public"."former_mail_kind";--> statement-breakpoint
ALTER TYPE "public"."mail_status" RENAME TO "former_mail_status";--> statement-breakpoint
CREATE TYPE "public"."mail_status" AS ENUM('queued', 'sent', 'failed', 'uncertain');--> statement-breakpoint
ALTER TABLE "mails" ALTER COLUMN "status" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "mails" ALTER COLUMN "status" TYPE "public"."mail_status" USING "status"::text::"public"."mail_status";--> statement-breakpoint
ALTER TABLE "mails" ALTER COLUMN "status" SET DEFAULT 'queued';--> statement-breakpoint
DROP TYPE "public"."former_mail_status";--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_settled" CHECK (("mails"."status" = 'queued') = ("mails"."settled_at" is null));--> statement-breakpoint
INSERT INTO "mail_batches" ("id", "created_at", "settled_at", "unanswered_since")
  SELECT "batch_id", min("created_at"), CASE WHEN bool_and("settled_at" IS NOT NULL) THEN max("settled_at") END,
    CASE WHEN bool_or("settled_at" IS NULL AND "attempts" > 0) THEN min("created_at") END
  FROM "mails" GROUP BY "batch_id";--> statement-breakpoint
INSERT INTO "mail_gate" DEFAULT VALUES;--> statement-breakpoint
ALTER TABLE "invitations" ADD COLUMN "link_asked_told_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "invitations" ADD COLUMN "reminder_days" smallint[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "invitations" ADD COLUMN "reminders_sent" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "invitations" ADD COLUMN "next_reminder_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "invitations" ADD COLUMN "undelivered_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "requested_by_id" uuid;--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "group_id" uuid;--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "send_on" date;--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "delivery" "mail_delivery";--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "delivery_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "delivery_reason" text;--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "reported_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "platform" ADD COLUMN "logo" "bytea";--> statement-breakpoint
ALTER TABLE "platform" ADD COLUMN "logo_type" text;--> statement-breakpoint
ALTER TABLE "platform" ADD COLUMN "reminder_days" smallint[] DEFAULT '{3,7}' NOT NULL;--> statement-breakpoint
ALTER TABLE "platform" ADD COLUMN "purge_days" integer DEFAULT 90 NOT NULL;--> statement-breakpoint
ALTER TABLE "platform" ADD COLUMN "daily_mails" integer DEFAULT 100000 NOT NULL;--> statement-breakpoint
ALTER TABLE "platform" ADD COLUMN "daily_mails_of_administrator" integer DEFAULT 20000 NOT NULL;--> statement-breakpoint
ALTER TABLE "platform" ADD COLUMN "daily_mails_of_group" integer DEFAULT 20000 NOT NULL;--> statement-breakpoint
ALTER TABLE "platform" ADD COLUMN "daily_mails_to_address" integer DEFAULT 5 NOT NULL;--> statement-breakpoint
ALTER TABLE "link_visits" ADD CONSTRAINT "link_visits_invitation_id_invitations_id_fk" FOREIGN KEY ("invitation_id") REFERENCES "public"."invitations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_events" ADD CONSTRAINT "mail_events_mail_id_mails_id_fk" FOREIGN KEY ("mail_id") REFERENCES "public"."mails"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "link_visits_invitation" ON "link_visits" USING btree ("invitation_id","id");--> statement-breakpoint
CREATE INDEX "mail_batches_open" ON "mail_batches" USING btree ("start_after") WHERE "mail_batches"."settled_at" is null;--> statement-breakpoint
CREATE INDEX "mail_events_mail" ON "mail_events" USING btree ("mail_id","occurred_at");--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_batch_id_mail_batches_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."mail_batches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_requested_by_id_accounts_id_fk" FOREIGN KEY ("requested_by_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "invitations_undelivered" ON "invitations" USING btree ("id") WHERE "invitations"."status" = 'pending' and "invitations"."undelivered_at" is not null;--> statement-breakpoint
CREATE INDEX "invitations_next_reminder" ON "invitations" USING btree ("next_reminder_at") WHERE "invitations"."status" = 'pending' and "invitations"."next_reminder_at" is not null;--> statement-breakpoint
CREATE INDEX "mails_recipient" ON "mails" USING btree ("recipient","id");--> statement-breakpoint
CREATE INDEX "mails_provider_id" ON "mails" USING btree ("provider_id");--> statement-breakpoint
CREATE INDEX "mails_to_report" ON "mails" USING btree ("id") WHERE "mails"."reported_at" is null and ("mails"."status" in ('failed', 'uncertain') or "mails"."delivery" >= 'soft_bounced');--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_belongs_to_its_kind" CHECK (case when "mails"."kind" in ('invitation', 'reminder') then "mails"."invitation_id" is not null else "mails"."account_id" is not null end);--> statement-breakpoint
ALTER TABLE "platform" ADD CONSTRAINT "platform_purge_days" CHECK ("platform"."purge_days" between 1 and 3650);--> statement-breakpoint
ALTER TABLE "platform" ADD CONSTRAINT "platform_three_reminders" CHECK (cardinality("platform"."reminder_days") <= 3);--> statement-breakpoint
ALTER TABLE "platform" ADD CONSTRAINT "platform_logo" CHECK (("platform"."logo" is null) = ("platform"."logo_type" is null) and octet_length("platform"."logo") <= 262144);--> statement-breakpoint
ALTER TABLE "platform" ADD CONSTRAINT "platform_budgets" CHECK (least("platform"."daily_mails", "platform"."daily_mails_of_administrator", "platform"."daily_mails_of_group", "platform"."daily_mails_to_address") >= 1);