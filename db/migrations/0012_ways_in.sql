ALTER TABLE "sign_ins" ADD COLUMN "origin" text;--> statement-breakpoint
CREATE INDEX "accounts_mailbox" ON "accounts" USING btree ((
  case when split_part("email", '@', 2) in ('gmail.com', 'googlemail.com')
    then replace(regexp_replace(split_part("email", '@', 1), '(.)[+#].*$', '\1'), '.', '') || '@gmail.com'
    else regexp_replace(split_part("email", '@', 1), '(.)[+#].*$', '\1') || '@' || split_part("email", '@', 2) end)) WHERE "accounts"."status" = 'active';