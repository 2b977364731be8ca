/** Days that the page "Délivrabilité" can look back, today included. */
export const periods = [7, 30, 90] as const
export const domainSorts = [
  'domain',
  'sent',
  'delivered',
  'bounced',
  'complained',
  'opened',
  'unopened',
  'accepted',
  'rate',
] as const

/** A domain that was written to for so many days, to so many people, without an answer stands out. */
export const silence = { people: 5, days: 3 }

export const domainsOnPage = 25

export type DeliverabilityQuestion = {
  days: (typeof periods)[number]
  /** A part of the domain's name. */
  search: string
  sort: (typeof domainSorts)[number]
  down: boolean
  /** From 1. */
  page: number
}

/**
 * What became of people who were written to: each counts once, by the last mail that left for them in the period.
 * `delivered` includes `complained`, `opened` those who `accepted`; what is neither delivered nor bounced is not
 * known yet.
 */
export type Figures = {
  sent: number
  delivered: number
  bounced: number
  complained: number
  /** The link, by a person: visits of scanners and previews are none (F1). */
  opened: number
  accepted: number
}
export type DomainFigures = Figures & { domain: string }
/** `since`: when the first of its people was invited. */
export type SilentDomain = DomainFigures & { since: Date }
export type DayFigures = Pick<Figures, 'sent' | 'delivered' | 'bounced'> & { day: string }

export type Deliverability = {
  /** Of the domains that match. */
  total: Figures
  count: number
  domains: DomainFigures[]
  days: DayFigures[]
  /** Of all domains, those where nobody accepts: the largest few, and how many there are. */
  silent: { count: number; largest: SilentDomain[] }
}
