export const tabs = ['people', 'groups', 'emails'] as const
export type Tab = (typeof tabs)[number]

/** The address of a way to enrol; the usual one has a plain address. */
export const panelOf = (sessionId: string, tab: Tab) =>
  `/sessions/${sessionId}/enrol${tab === 'people' ? '' : `?tab=${tab}`}`
