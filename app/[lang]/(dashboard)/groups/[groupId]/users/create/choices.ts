/** What holds for everybody who is created at once (C1). */
export type Choices = {
  groupIds: string[]
  roles: string[]
  language: string
  deletionDate: string
  additionalInfo: string
  custom: Record<string, string>
}

export const usualChoices = (groupId: string): Choices => ({
  groupIds: [groupId],
  roles: ['learner'],
  language: 'fr',
  deletionDate: '',
  additionalInfo: '',
  custom: {},
})

/** A draft that was kept by an older page may lack what there is now. */
export const sound = (kept: Partial<Choices>, before: Choices): Choices => ({
  ...before,
  ...(Array.isArray(kept.groupIds) && { groupIds: kept.groupIds }),
  ...(Array.isArray(kept.roles) && { roles: kept.roles }),
  ...(kept.language && { language: kept.language }),
  ...(kept.deletionDate && { deletionDate: kept.deletionDate }),
  ...(kept.additionalInfo && { additionalInfo: kept.additionalInfo }),
  ...(kept.custom && { custom: kept.custom }),
})
