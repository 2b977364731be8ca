import { z } from 'zod'

/** The name is in every subject and every head: no control characters (T17), nothing that reads as a link (T16). */
const platformName = z
  .string('name_missing')
  .transform((text) => text.normalize('NFC').replace(/\s+/g, ' ').trim())
  .pipe(
    z
      .string()
      .min(1, 'name_missing')
      .max(60, 'name_long')
      .regex(/^([^\p{C}\p{Zl}\p{Zp}<>@/\\]|[\u200c\u200d])*$/u, 'name_characters')
      .refine((name) => !/www\.|[\p{L}\p{N}]\.[\p{L}]{2,}/iu.test(name), 'name_characters'),
  )

/** A whole number as people type it, with spaces between the thousands. */
const wholeNumber = (least: number, most: number, code: string) =>
  z
    .string(code)
    .transform((text) => text.replace(/[\s.,’']/g, ''))
    .pipe(
      z
        .string()
        .regex(/^\d{1,10}$/, code)
        .transform(Number)
        .pipe(z.number().min(least, code).max(most, code)),
    )

const mails = wholeNumber(1, 1_000_000_000, 'budget_wrong')

/** "3, 7": at most three days, in their order, each once; nothing means no reminder. */
const reminderDays = z
  .string('reminders_wrong')
  .trim()
  .regex(/^([1-9]\d?([\s,;]+[1-9]\d?){0,2})?$/, 'reminders_wrong')
  .transform((text) =>
    [
      ...new Set(
        text
          .split(/[\s,;]+/)
          .filter(Boolean)
          .map(Number),
      ),
    ].sort((a, b) => a - b),
  )
  .refine((days) => days.every((day) => day < 90), 'reminders_wrong')

/** What `/settings` sends, beside the picture. Each fault is a sentence in `settings.errors`. */
export const settingsInput = z.object({
  name: platformName,
  accentColor: z
    .string('colour_wrong')
    .trim()
    .toLowerCase()
    .regex(/^#[0-9a-f]{6}$/, 'colour_wrong'),
  removeLogo: z.boolean(),
  invitationDays: wholeNumber(1, 90, 'days_wrong'),
  reminderDays,
  purgeDays: wholeNumber(1, 3650, 'purge_wrong'),
  importFileDays: wholeNumber(1, 365, 'import_file_wrong'),
  dailyMails: mails,
  dailyMailsOfAdministrator: mails,
  dailyMailsOfGroup: mails,
  dailyMailsToAddress: mails,
  /** What the form showed: settings that somebody changed meanwhile are not overwritten unseen. */
  version: z.string().max(64),
})
export type SettingsInput = z.output<typeof settingsInput>
