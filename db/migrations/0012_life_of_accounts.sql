DROP INDEX "seat_changes_created_at";--> statement-breakpoint
DROP INDEX "accounts_last_sign_in";--> statement-breakpoint
ALTER TABLE "sign_ins" ADD COLUMN "origin" text;--> statement-breakpoint
CREATE INDEX "accounts_mailbox" ON "accounts" USING btree ((
  case when split_part("email", '@', 2) in ('gmail.com', 'googlemail.com')
    then replace(regexp_replace(split_part("email", '@', 1), '(.)[+#].*$', '\1'), '.', '') || '@gmail.com'
    else regexp_replace(split_part("email", '@', 1), '(.)[+#].*$', '\1') || '@' || split_part("email", '@', 2) end)) WHERE "accounts"."status" = 'active';--> statement-breakpoint
CREATE INDEX "accounts_ending" ON "accounts" USING btree (coalesce("deletion_date", 'infinity'::date),"id") WHERE "accounts"."status" = 'active';--> statement-breakpoint
CREATE INDEX "accounts_waiting" ON "accounts" USING btree ("id") WHERE "accounts"."temporary_password" is not null and "accounts"."status" = 'active';--> statement-breakpoint
CREATE INDEX "accounts_former_groups" ON "accounts" USING gin ("former_group_ids") WHERE "accounts"."status" = 'deleted';--> statement-breakpoint
CREATE INDEX "seat_changes_in_order" ON "seat_changes" USING btree ("created_at","id","change");--> statement-breakpoint
CREATE INDEX "invitations_became_account" ON "invitations" USING btree ("ended_by_id") WHERE "invitations"."status" = 'accepted';--> statement-breakpoint
CREATE INDEX "memberships_beyond_learners" ON "memberships" USING btree ("group_id","role","account_id") WHERE "memberships"."role" <> 'learner';--> statement-breakpoint
CREATE INDEX "accounts_last_sign_in" ON "accounts" USING btree (coalesce("last_sign_in_at", '-infinity'::timestamptz),"id") WHERE "accounts"."status" = 'active';