DROP INDEX "seat_changes_created_at";--> statement-breakpoint
CREATE INDEX "seat_changes_in_order" ON "seat_changes" USING btree ("created_at","id","change");