CREATE EXTENSION IF NOT EXISTS pg_trgm;--> statement-breakpoint
CREATE TYPE "public"."account_status" AS ENUM('active', 'deleted');--> statement-breakpoint
CREATE TYPE "public"."language" AS ENUM('fr', 'en');--> statement-breakpoint
CREATE TYPE "public"."seat_reason" AS ENUM('first_login', 'created', 'restored', 'deleted');--> statement-breakpoint
CREATE TYPE "public"."visibility" AS ENUM('public', 'private');--> statement-breakpoint
CREATE TYPE "public"."invitation_status" AS ENUM('pending', 'accepted', 'cancelled');--> statement-breakpoint
CREATE TYPE "public"."mail_kind" AS ENUM('invitation', 'password_reset');--> statement-breakpoint
CREATE TYPE "public"."mail_status" AS ENUM('queued', 'sent', 'failed');--> statement-breakpoint
CREATE TYPE "public"."role" AS ENUM('learner', 'author', 'coach', 'user_admin', 'admin');--> statement-breakpoint
CREATE TABLE "accounts" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"email" text NOT NULL,
	"first_name" text NOT NULL,
	"last_name" text NOT NULL,
	"password_hash" text,
	"language" "language" DEFAULT 'fr' NOT NULL,
	"time_zone" text DEFAULT 'Europe/Paris' NOT NULL,
	"status" "account_status" DEFAULT 'active' NOT NULL,
	"is_owner" boolean DEFAULT false NOT NULL,
	"deletion_date" date,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	CONSTRAINT "accounts_one_per_address" UNIQUE("email"),
	CONSTRAINT "accounts_deleted_at" CHECK (("accounts"."status" = 'deleted') = ("accounts"."deleted_at" is not null)),
	CONSTRAINT "accounts_owner_stays" CHECK (not "accounts"."is_owner" or ("accounts"."status" = 'active' and "accounts"."deletion_date" is null))
);
--> statement-breakpoint
CREATE TABLE "password_resets" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"account_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "sign_ins" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"account_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "attempts" (
	"key" text PRIMARY KEY NOT NULL,
	"count" integer NOT NULL,
	"window_ends_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_events" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"actor_id" uuid,
	"action" text NOT NULL,
	"target_id" uuid,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "seat_changes" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"account_id" uuid NOT NULL,
	"change" smallint NOT NULL,
	"reason" "seat_reason" NOT NULL,
	"actor_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "seat_changes_by_one" CHECK ("seat_changes"."change" = case "seat_changes"."reason" when 'deleted' then -1 else 1 end)
);
--> statement-breakpoint
CREATE TABLE "groups" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"parent_id" uuid,
	"name" text NOT NULL,
	"visibility" "visibility" NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "groups_platform_group_is_private" CHECK ("groups"."parent_id" is not null or "groups"."visibility" = 'private'),
	CONSTRAINT "groups_name_length" CHECK (char_length("groups"."name") between 1 and 120)
);
--> statement-breakpoint
CREATE TABLE "invitation_memberships" (
	"invitation_id" uuid NOT NULL,
	"group_id" uuid NOT NULL,
	"role" "role" NOT NULL,
	"invited_by_id" uuid NOT NULL,
	"status" "invitation_status" DEFAULT 'pending' NOT NULL,
	CONSTRAINT "invitation_memberships_invitation_id_group_id_role_pk" PRIMARY KEY("invitation_id","group_id","role")
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"email" text NOT NULL,
	"status" "invitation_status" DEFAULT 'pending' NOT NULL,
	"link_version" integer DEFAULT 1 NOT NULL,
	"language" "language" NOT NULL,
	"deletion_date" date,
	"invited_by_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"ended_by_id" uuid,
	"link_asked_at" timestamp (3) with time zone,
	"approval_asked_at" timestamp (3) with time zone,
	CONSTRAINT "invitations_id_status" UNIQUE("id","status"),
	CONSTRAINT "invitations_ended" CHECK (("invitations"."status" = 'pending') = ("invitations"."ended_at" is null)),
	CONSTRAINT "invitations_accepted_by_somebody" CHECK ("invitations"."status" <> 'accepted' or "invitations"."ended_by_id" is not null)
);
--> statement-breakpoint
CREATE TABLE "mails" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"kind" "mail_kind" NOT NULL,
	"invitation_id" uuid,
	"account_id" uuid,
	"recipient" text NOT NULL,
	"language" "language" NOT NULL,
	"variables" jsonb NOT NULL,
	"batch_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"status" "mail_status" DEFAULT 'queued' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"provider_id" text,
	"failure" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"settled_at" timestamp (3) with time zone,
	CONSTRAINT "mails_batch_position" UNIQUE("batch_id","position"),
	CONSTRAINT "mails_batch_of_100" CHECK ("mails"."position" between 0 and 99),
	CONSTRAINT "mails_settled" CHECK (("mails"."status" = 'queued') = ("mails"."settled_at" is null)),
	CONSTRAINT "mails_belongs_to_its_kind" CHECK (case "mails"."kind" when 'invitation' then "mails"."invitation_id" is not null else "mails"."account_id" is not null end)
);
--> statement-breakpoint
CREATE TABLE "memberships" (
	"account_id" uuid NOT NULL,
	"group_id" uuid NOT NULL,
	"role" "role" NOT NULL,
	"source_group_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "memberships_account_id_group_id_role_source_group_id_pk" PRIMARY KEY("account_id","group_id","role","source_group_id"),
	CONSTRAINT "memberships_only_learners_climb" CHECK ("memberships"."role" = 'learner' or "memberships"."source_group_id" = "memberships"."group_id")
);
--> statement-breakpoint
CREATE TABLE "platform" (
	"only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"name" text DEFAULT 'Bienvenue' NOT NULL,
	"accent_color" text DEFAULT '#0f766e' NOT NULL,
	"invitation_days" integer DEFAULT 30 NOT NULL,
	"time_zone" text DEFAULT 'Europe/Paris' NOT NULL,
	CONSTRAINT "platform_one_row" CHECK ("platform"."only"),
	CONSTRAINT "platform_invitation_days" CHECK ("platform"."invitation_days" between 1 and 90),
	CONSTRAINT "platform_accent_color" CHECK ("platform"."accent_color" ~ '^#[0-9a-f]{6}$')
);
--> statement-breakpoint
ALTER TABLE "password_resets" ADD CONSTRAINT "password_resets_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_ins" ADD CONSTRAINT "sign_ins_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_events" ADD CONSTRAINT "audit_events_actor_id_accounts_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seat_changes" ADD CONSTRAINT "seat_changes_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seat_changes" ADD CONSTRAINT "seat_changes_actor_id_accounts_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "groups" ADD CONSTRAINT "groups_parent_id_groups_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."groups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation_memberships" ADD CONSTRAINT "invitation_memberships_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation_memberships" ADD CONSTRAINT "invitation_memberships_invited_by_id_accounts_id_fk" FOREIGN KEY ("invited_by_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation_memberships" ADD CONSTRAINT "invitation_memberships_invitation" FOREIGN KEY ("invitation_id","status") REFERENCES "public"."invitations"("id","status") ON DELETE cascade ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_invited_by_id_accounts_id_fk" FOREIGN KEY ("invited_by_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_ended_by_id_accounts_id_fk" FOREIGN KEY ("ended_by_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_invitation_id_invitations_id_fk" FOREIGN KEY ("invitation_id") REFERENCES "public"."invitations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_source_group_id_groups_id_fk" FOREIGN KEY ("source_group_id") REFERENCES "public"."groups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "accounts_one_owner" ON "accounts" USING btree ((true)) WHERE "accounts"."is_owner";--> statement-breakpoint
CREATE INDEX "accounts_name" ON "accounts" USING btree ("last_name","first_name","id");--> statement-breakpoint
CREATE INDEX "password_resets_account" ON "password_resets" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "sign_ins_account" ON "sign_ins" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "audit_events_target" ON "audit_events" USING btree ("target_id","id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "audit_events_actor" ON "audit_events" USING btree ("actor_id","id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "seat_changes_created_at" ON "seat_changes" USING btree ("created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "groups_one_platform_group" ON "groups" USING btree ((true)) WHERE "groups"."parent_id" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "groups_name_among_siblings" ON "groups" USING btree ("parent_id",lower("name"));--> statement-breakpoint
CREATE INDEX "groups_parent" ON "groups" USING btree ("parent_id");--> statement-breakpoint
CREATE INDEX "invitation_memberships_live" ON "invitation_memberships" USING btree ("group_id","invitation_id" DESC NULLS LAST) WHERE "invitation_memberships"."status" = 'pending';--> statement-breakpoint
CREATE UNIQUE INDEX "invitations_one_live_per_address" ON "invitations" USING btree ("email") WHERE "invitations"."status" = 'pending';--> statement-breakpoint
CREATE INDEX "invitations_pending" ON "invitations" USING btree ("id" DESC NULLS LAST) WHERE "invitations"."status" = 'pending';--> statement-breakpoint
CREATE INDEX "invitations_pending_expiry" ON "invitations" USING btree ("expires_at","id") WHERE "invitations"."status" = 'pending';--> statement-breakpoint
CREATE INDEX "invitations_email_substring" ON "invitations" USING gin ("email" gin_trgm_ops) WHERE "invitations"."status" = 'pending';--> statement-breakpoint
CREATE INDEX "invitations_invited_by" ON "invitations" USING btree ("invited_by_id");--> statement-breakpoint
CREATE INDEX "mails_invitation" ON "mails" USING btree ("invitation_id","id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "mails_account" ON "mails" USING btree ("account_id","id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "memberships_group" ON "memberships" USING btree ("group_id","account_id");--> statement-breakpoint
CREATE INDEX "memberships_source" ON "memberships" USING btree ("source_group_id");