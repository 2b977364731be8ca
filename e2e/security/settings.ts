/** What the page of the settings sends, of a platform that is called otherwise. */
export const settingsTyped = (version: string) => ({
  name: 'Autre plateforme',
  accentColor: '#123456',
  invitationDays: '12',
  reminderDays: '2, 5',
  purgeDays: '45',
  importFileDays: '20',
  dailyMails: '1000',
  dailyMailsOfAdministrator: '900',
  dailyMailsOfGroup: '800',
  dailyMailsToAddress: '7',
  version,
})
