CREATE EXTENSION IF NOT EXISTS btree_gin;--> statement-breakpoint
DROP INDEX "invitations_email_substring";--> statement-breakpoint
ALTER TABLE "invitations" ADD COLUMN "arrival" bigint NOT NULL GENERATED ALWAYS AS IDENTITY (sequence name "invitations_arrival_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1);--> statement-breakpoint
CREATE INDEX "invitations_email_substring" ON "invitations" USING gin ("email" gin_trgm_ops,("arrival" / 32768)) WHERE "invitations"."status" = 'pending';