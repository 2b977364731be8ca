import type { ImportWords } from '@/app/import-words'
import { type RowOutcome, rowOutcomes } from '@/domain/imports/input'
import type { Totals } from '@/domain/imports/outcome'

const mails = ['credentials', 'invitations', 'sessionMails'] as const

/** What is written, in figures; kinds of which there is none are left out. */
const written = rowOutcomes.filter((outcome) => outcome !== 'unchanged' && outcome !== 'refused')

/** How many rows change something. */
export const toWrite = ({ outcomes }: Totals) =>
  written.reduce((sum, outcome) => sum + (outcomes[outcome] ?? 0), 0)

export const mailFigures = (t: ImportWords, totals: Totals): string[] =>
  mails.filter((kind) => totals[kind] > 0).map((kind) => t(`mails.${kind}`, { count: totals[kind] }))

const figuresOf = (t: ImportWords, { outcomes }: Totals, some: readonly RowOutcome[]) =>
  some.flatMap((outcome) => {
    const count = outcomes[outcome] ?? 0
    return count > 0 ? [t(`outcomes.${outcome}`, { count })] : []
  })

/** What was done so far, or will be done; `billed` says the seats that it takes. */
export const deedFigures = (t: ImportWords, totals: Totals, billed: 'start.confirm' | 'ended'): string[] => [
  ...figuresOf(t, totals, written),
  ...(totals.seats > 0 ? [t(`${billed}.billed`, { count: totals.seats })] : []),
  ...mailFigures(t, totals),
]

/** All that became of the rows. */
export const outcomeFigures = (t: ImportWords, totals: Totals): string[] => figuresOf(t, totals, rowOutcomes)
