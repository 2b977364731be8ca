ALTER TYPE "public"."mail_kind" ADD VALUE 'course_session';--> statement-breakpoint
ALTER TYPE "public"."mail_kind" ADD VALUE 'course_session_moved';--> statement-breakpoint
ALTER TYPE "public"."mail_kind" ADD VALUE 'course_session_left';--> statement-breakpoint
CREATE TABLE "course_session_groups" (
	"course_session_id" uuid NOT NULL,
	"group_id" uuid NOT NULL,
	"assigned_by_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"learners" integer NOT NULL,
	"enrolled" integer,
	"enrolled_at" timestamp (3) with time zone,
	CONSTRAINT "course_session_groups_course_session_id_group_id_pk" PRIMARY KEY("course_session_id","group_id"),
	CONSTRAINT "course_session_groups_done" CHECK (("course_session_groups"."enrolled" is null) = ("course_session_groups"."enrolled_at" is null))
);
--> statement-breakpoint
CREATE TABLE "course_session_referents" (
	"course_session_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "course_session_referents_course_session_id_account_id_pk" PRIMARY KEY("course_session_id","account_id")
);
--> statement-breakpoint
CREATE TABLE "course_sessions" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"course_id" uuid NOT NULL,
	"name" text DEFAULT '' NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"created_by_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "course_sessions_days" CHECK ("course_sessions"."ends_on" >= "course_sessions"."starts_on"),
	CONSTRAINT "course_sessions_name_length" CHECK (char_length("course_sessions"."name") <= 120)
);
--> statement-breakpoint
CREATE TABLE "courses" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"group_id" uuid NOT NULL,
	"author_id" uuid NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "courses_name_length" CHECK (char_length("courses"."name") between 1 and 120)
);
--> statement-breakpoint
CREATE TABLE "enrolments" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"course_session_id" uuid NOT NULL,
	"account_id" uuid,
	"invitation_id" uuid,
	"invitation_status" "invitation_status",
	"enrolled_by_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "enrolments_account_once" UNIQUE("course_session_id","account_id"),
	CONSTRAINT "enrolments_invitation_once" UNIQUE("course_session_id","invitation_id"),
	CONSTRAINT "enrolments_of_somebody" CHECK (num_nonnulls("enrolments"."account_id", "enrolments"."invitation_id") = 1),
	CONSTRAINT "enrolments_invitation_status" CHECK (num_nulls("enrolments"."invitation_id", "enrolments"."invitation_status") <> 1)
);
--> statement-breakpoint
ALTER TABLE "invitation_memberships" DROP CONSTRAINT "invitation_memberships_invitation_id_group_id_role_pk";--> statement-breakpoint
ALTER TABLE "invitation_memberships" ADD COLUMN "course_session_id" uuid;--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "course_session_id" uuid GENERATED ALWAYS AS ((variables->>'courseSessionId')::uuid) STORED;--> statement-breakpoint
ALTER TABLE "course_session_groups" ADD CONSTRAINT "course_session_groups_course_session_id_course_sessions_id_fk" FOREIGN KEY ("course_session_id") REFERENCES "public"."course_sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "course_session_groups" ADD CONSTRAINT "course_session_groups_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "course_session_groups" ADD CONSTRAINT "course_session_groups_assigned_by_id_accounts_id_fk" FOREIGN KEY ("assigned_by_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "course_session_referents" ADD CONSTRAINT "course_session_referents_course_session_id_course_sessions_id_fk" FOREIGN KEY ("course_session_id") REFERENCES "public"."course_sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "course_session_referents" ADD CONSTRAINT "course_session_referents_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "course_sessions" ADD CONSTRAINT "course_sessions_course_id_courses_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."courses"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "course_sessions" ADD CONSTRAINT "course_sessions_created_by_id_accounts_id_fk" FOREIGN KEY ("created_by_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "courses" ADD CONSTRAINT "courses_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "courses" ADD CONSTRAINT "courses_author_id_accounts_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrolments" ADD CONSTRAINT "enrolments_course_session_id_course_sessions_id_fk" FOREIGN KEY ("course_session_id") REFERENCES "public"."course_sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrolments" ADD CONSTRAINT "enrolments_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrolments" ADD CONSTRAINT "enrolments_enrolled_by_id_accounts_id_fk" FOREIGN KEY ("enrolled_by_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrolments" ADD CONSTRAINT "enrolments_invitation" FOREIGN KEY ("invitation_id","invitation_status") REFERENCES "public"."invitations"("id","status") ON DELETE cascade ON UPDATE cascade;--> statement-breakpoint
CREATE INDEX "course_session_groups_group" ON "course_session_groups" USING btree ("group_id");--> statement-breakpoint
CREATE INDEX "course_session_referents_account" ON "course_session_referents" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "course_sessions_course" ON "course_sessions" USING btree ("course_id");--> statement-breakpoint
CREATE INDEX "course_sessions_start" ON "course_sessions" USING btree ("starts_on","id");--> statement-breakpoint
CREATE UNIQUE INDEX "courses_name_in_group" ON "courses" USING btree ("group_id",lower("name"));--> statement-breakpoint
CREATE INDEX "courses_author" ON "courses" USING btree ("author_id");--> statement-breakpoint
CREATE INDEX "enrolments_session" ON "enrolments" USING btree ("course_session_id","id");--> statement-breakpoint
CREATE INDEX "enrolments_account" ON "enrolments" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "enrolments_of_invitation" ON "enrolments" USING btree ("invitation_id");--> statement-breakpoint
ALTER TABLE "invitation_memberships" ADD CONSTRAINT "invitation_memberships_course_session_id_course_sessions_id_fk" FOREIGN KEY ("course_session_id") REFERENCES "public"."course_sessions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "mails_course_session" ON "mails" USING btree ("course_session_id","account_id") WHERE "mails"."course_session_id" is not null;--> statement-breakpoint
ALTER TABLE "invitation_memberships" ADD CONSTRAINT "invitation_memberships_once" UNIQUE NULLS NOT DISTINCT("invitation_id","group_id","role","course_session_id");