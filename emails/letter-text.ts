import type { LetterContent } from './letter'

/** The same mail for programs and people that read text. */
export function letterText(letter: LetterContent): string {
  const facts = letter.facts.map(({ label, value }) => `${label}\n${value}`)
  const { entries = [], afterEntries = '', button, link, file, wayOut } = letter
  return [
    letter.title,
    ...letter.paragraphs,
    ...facts,
    ...entries.map(({ name, text, way }) => [name, text, ...(way ? [way.link] : [])].join('\n')),
    afterEntries,
    button && link ? `${button}\n${link}` : '',
    file ? `${file.help}\n${file.link}` : '',
    ...letter.notes,
    wayOut ? `${wayOut.question} ${wayOut.answer}\n${wayOut.link}` : '',
    `-- \n${letter.platform}`,
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}
