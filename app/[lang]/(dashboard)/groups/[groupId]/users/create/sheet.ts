/** A picture that a telephone reads, as an outline of its dark squares. */
export type Picture = { size: number; outline: string }

/** One person's part of the printed sheet (C5). */
export type SheetPerson = { name: string; login: string; code: string; picture: Picture }

/** The printed sheet, in the language of its people; shown once, and kept nowhere but in the page. */
export type Sheet = {
  language: 'fr' | 'en'
  platform: string
  people: SheetPerson[]
  words: { userName: string; code: string; open: string; next: string; once: string; scan: string }
}
