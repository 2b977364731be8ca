import { type SQL, sql } from 'drizzle-orm'

/*
 * When the invitation `i` is reminded. `reminder_days` count from the invitation; from then on what counts is the
 * time between two, so that a reminder that was put off puts off those after it.
 */

/** The condition that a reminder of that moment leaves its reader an hour at least. */
export const comesInTime = (at: SQL, expiresAt: SQL) => sql`${at} + interval '1 hour' < ${expiresAt}`

/** Days from the reminder before, or from the invitation, to the one that comes after so many. */
const daysUntil = (sent: SQL) => sql`i.reminder_days[${sent} + 1] - coalesce(i.reminder_days[${sent}], 0)`

/** The moment, unless the plan is done or the invitation is over by then. */
const planned = (sent: SQL, moment: SQL) => sql`(
  select at from (select ${moment} as at) as next
  where ${sent} < cardinality(i.reminder_days) and ${comesInTime(sql`at`, sql`i.expires_at`)})`

const sent = sql`i.reminders_sent`
const sentWithThis = sql`(i.reminders_sent + 1)`

/** After the reminder that is being written: never sooner than a day later, however late that one was. */
export const nextAfterReminder = planned(
  sentWithThis,
  sql`greatest(i.next_reminder_at + make_interval(days => ${daysUntil(sentWithThis)}), now() + interval '1 day')`,
)

/** After another mail, or to begin with: a day later at the soonest. */
export const nextAfterMail = planned(
  sent,
  sql`case when i.next_reminder_at is null then now() + make_interval(days => ${daysUntil(sent)})
    else greatest(i.next_reminder_at, now() + interval '1 day') end`,
)

/** The condition that a mail which is being written changes when the next reminder comes. */
export const reminderTooSoon = sql`i.reminders_sent < cardinality(i.reminder_days)
  and coalesce(i.next_reminder_at < now() + interval '1 day', true)`

/** Which reminder it is, and how many it will have been in the end: none goes out when the invitation is over. */
export const whichReminder = sql`jsonb_build_object('number', i.reminders_sent::text, 'planned', (
  i.reminders_sent + (
    select count(*) from unnest(i.reminder_days[i.reminders_sent + 1:]) as later (days)
    where ${comesInTime(
      sql`now() + make_interval(days => later.days - i.reminder_days[i.reminders_sent])`,
      sql`i.expires_at`,
    )}))::text)`
