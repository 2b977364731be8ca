/** What a form before the door gets back from its action. */
export type DoorState = {
  /** What was typed, so that nothing is lost; never a password. */
  typed: Readonly<Record<string, string>>
  /** Sentences by field; those of the form as a whole have no field. */
  errors: readonly { field?: string | undefined; text: string }[]
  /** What happened instead, when there is nothing left to fill in. */
  closed?: { title: string; text: string; action?: { href: string; label: string } | undefined } | undefined
}

export const untouched: DoorState = { typed: {}, errors: [] }
