DROP INDEX "accounts_last_sign_in";--> statement-breakpoint
CREATE INDEX "accounts_ending" ON "accounts" USING btree (coalesce("deletion_date", 'infinity'::date),"id") WHERE "accounts"."status" = 'active';--> statement-breakpoint
CREATE INDEX "accounts_waiting" ON "accounts" USING btree ("id") WHERE "accounts"."temporary_password" is not null and "accounts"."status" = 'active';--> statement-breakpoint
CREATE INDEX "accounts_former_groups" ON "accounts" USING gin ("former_group_ids") WHERE "accounts"."status" = 'deleted';--> statement-breakpoint
CREATE INDEX "memberships_beyond_learners" ON "memberships" USING btree ("group_id","role","account_id") WHERE "memberships"."role" <> 'learner';--> statement-breakpoint
CREATE INDEX "accounts_last_sign_in" ON "accounts" USING btree (coalesce("last_sign_in_at", '-infinity'::timestamptz),"id") WHERE "accounts"."status" = 'active';