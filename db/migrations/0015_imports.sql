CREATE TYPE "public"."import_phase" AS ENUM('preview', 'import');--> statement-breakpoint
CREATE TYPE "public"."import_status" AS ENUM('uploading', 'reading', 'choosing', 'previewing', 'previewed', 'importing', 'paused', 'done', 'cancelled', 'refused');--> statement-breakpoint
CREATE TYPE "public"."import_way" AS ENUM('create', 'invite');--> statement-breakpoint
CREATE TYPE "public"."row_outcome" AS ENUM('create', 'invite', 'restore', 'update', 'unchanged', 'refused');--> statement-breakpoint
CREATE TABLE "import_mappings" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"account_id" uuid NOT NULL,
	"shape" text NOT NULL,
	"columns" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "import_outcomes" (
	"import_id" uuid NOT NULL,
	"phase" "import_phase" NOT NULL,
	"line" integer NOT NULL,
	"outcome" "row_outcome" NOT NULL,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"account_id" uuid,
	CONSTRAINT "import_outcomes_import_id_phase_line_pk" PRIMARY KEY("import_id","phase","line")
);
--> statement-breakpoint
CREATE TABLE "import_parts" (
	"import_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"size" integer NOT NULL,
	"digest" text NOT NULL,
	"sealed" "bytea" NOT NULL,
	CONSTRAINT "import_parts_import_id_position_pk" PRIMARY KEY("import_id","position")
);
--> statement-breakpoint
CREATE TABLE "import_rows" (
	"import_id" uuid NOT NULL,
	"line" integer NOT NULL,
	"login" text,
	"cells" jsonb NOT NULL,
	"size" integer DEFAULT 0 NOT NULL,
	"sealed_password" "bytea",
	CONSTRAINT "import_rows_import_id_line_pk" PRIMARY KEY("import_id","line")
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"group_id" uuid,
	"started_by_id" uuid NOT NULL,
	"origin" text,
	"name" text NOT NULL,
	"size" bigint NOT NULL,
	"status" "import_status" DEFAULT 'uploading' NOT NULL,
	"kind" text,
	"recognised" jsonb,
	"format" jsonb,
	"format_version" integer DEFAULT 1 NOT NULL,
	"way" "import_way" DEFAULT 'create' NOT NULL,
	"sends_credentials" boolean DEFAULT true NOT NULL,
	"fault" text,
	"fault_line" integer,
	"rows" integer,
	"checkpoint" integer DEFAULT 0 NOT NULL,
	"dealt" integer DEFAULT 0 NOT NULL,
	"preview_totals" jsonb,
	"totals" jsonb,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"started_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"erased_at" timestamp (3) with time zone,
	CONSTRAINT "imports_size" CHECK ("imports"."size" between 1 and 104857600),
	CONSTRAINT "imports_name_length" CHECK (char_length("imports"."name") between 1 and 255),
	CONSTRAINT "imports_refused" CHECK (("imports"."status" = 'refused') = ("imports"."fault" is not null)),
	CONSTRAINT "imports_ended" CHECK (("imports"."status" in ('done', 'cancelled', 'refused')) = ("imports"."ended_at" is not null))
);
--> statement-breakpoint
ALTER TABLE "invitations" ADD COLUMN "additional_info" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "platform" ADD COLUMN "import_file_days" integer DEFAULT 30 NOT NULL;--> statement-breakpoint
ALTER TABLE "import_mappings" ADD CONSTRAINT "import_mappings_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_outcomes" ADD CONSTRAINT "import_outcomes_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_parts" ADD CONSTRAINT "import_parts_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_rows" ADD CONSTRAINT "import_rows_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_started_by_id_accounts_id_fk" FOREIGN KEY ("started_by_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "import_mappings_one_per_shape" ON "import_mappings" USING btree ("account_id","shape");--> statement-breakpoint
CREATE INDEX "import_outcomes_of" ON "import_outcomes" USING btree ("import_id","phase","outcome","line") WHERE "import_outcomes"."outcome" in ('restore', 'update', 'refused');--> statement-breakpoint
CREATE INDEX "import_rows_login" ON "import_rows" USING btree ("import_id","login","line");--> statement-breakpoint
CREATE INDEX "imports_group" ON "imports" USING btree ("group_id","id");--> statement-breakpoint
CREATE INDEX "imports_started_by" ON "imports" USING btree ("started_by_id","id");--> statement-breakpoint
CREATE INDEX "imports_at_work" ON "imports" USING btree ("id") WHERE "imports"."status" in ('reading', 'previewing', 'importing');--> statement-breakpoint
CREATE INDEX "imports_to_erase" ON "imports" USING btree ("created_at") WHERE "imports"."erased_at" is null;--> statement-breakpoint
ALTER TABLE "platform" ADD CONSTRAINT "platform_import_file_days" CHECK ("platform"."import_file_days" between 1 and 365);