import type { LetterContent } from './letter'

/** The same mail for programs and people that read text. */
export function letterText(letter: LetterContent): string {
  const facts = letter.facts.map(({ label, value }) => `${label} ${value}`)
  return [
    letter.title,
    ...letter.paragraphs,
    facts.join('\n'),
    `${letter.button}\n${letter.link}`,
    ...letter.notes,
    `-- \n${letter.platform}`,
  ].join('\n\n')
}
