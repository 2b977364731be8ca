import type { SettingsRefusal } from '@/domain/platform/change-settings'
import type { LogoRefusal } from '@/domain/platform/logo'

/** The fields of the form, in their order. */
export const fields = [
  'name',
  'accentColor',
  'logo',
  'invitationDays',
  'reminderDays',
  'purgeDays',
  'importFileDays',
  'dailyMails',
  'dailyMailsOfAdministrator',
  'dailyMailsOfGroup',
  'dailyMailsToAddress',
] as const
export type FieldName = (typeof fields)[number]

/** Each is a sentence in `settings.errors`. */
export type SettingsFault =
  | SettingsRefusal
  | LogoRefusal
  | 'signed_out'
  | 'unreachable'
  | 'name_missing'
  | 'name_long'
  | 'name_characters'
  | 'colour_wrong'
  | 'days_wrong'
  | 'reminders_wrong'
  | 'purge_wrong'
  | 'import_file_wrong'
  | 'budget_wrong'

/** What a press on the button was answered; without a field, a fault is about the form as a whole. */
export type SettingsState = {
  saved: boolean
  faults: readonly { field?: FieldName; code: SettingsFault }[]
  /** Of the settings that the next press is about. */
  version: string
}
