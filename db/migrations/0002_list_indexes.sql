DROP INDEX "audit_events_target";--> statement-breakpoint
DROP INDEX "audit_events_actor";--> statement-breakpoint
DROP INDEX "invitation_memberships_live";--> statement-breakpoint
DROP INDEX "invitations_pending";--> statement-breakpoint
DROP INDEX "mails_invitation";--> statement-breakpoint
DROP INDEX "mails_account";--> statement-breakpoint
CREATE INDEX "invitations_link_asked" ON "invitations" USING btree ("id") WHERE "invitations"."status" = 'pending' and "invitations"."link_asked_at" is not null;--> statement-breakpoint
CREATE INDEX "invitations_to_approve" ON "invitations" USING btree ("id") WHERE "invitations"."status" = 'pending' and "invitations"."approval_asked_at" is not null;--> statement-breakpoint
CREATE INDEX "audit_events_target" ON "audit_events" USING btree ("target_id","id");--> statement-breakpoint
CREATE INDEX "audit_events_actor" ON "audit_events" USING btree ("actor_id","id");--> statement-breakpoint
CREATE INDEX "invitation_memberships_live" ON "invitation_memberships" USING btree ("group_id","invitation_id") WHERE "invitation_memberships"."status" = 'pending';--> statement-breakpoint
CREATE INDEX "invitations_pending" ON "invitations" USING btree ("id") WHERE "invitations"."status" = 'pending';--> statement-breakpoint
CREATE INDEX "mails_invitation" ON "mails" USING btree ("invitation_id","id");--> statement-breakpoint
CREATE INDEX "mails_account" ON "mails" USING btree ("account_id","id");