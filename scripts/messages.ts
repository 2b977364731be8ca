type Messages = { [key: string]: string | Messages }

/** What is wrong with a translation: keys on one side only, empty texts, arguments or tags that differ. */
export function translationFaults(french: Messages, english: Messages): string[] {
  const [fr, en] = [flat(french), flat(english)]
  const faults: string[] = []
  for (const key of new Set([...fr.keys(), ...en.keys()])) {
    const [mine, theirs] = [fr.get(key), en.get(key)]
    if (mine === undefined) faults.push(`${key}: only in en.json`)
    else if (theirs === undefined) faults.push(`${key}: only in fr.json`)
    else if (!mine.trim() || !theirs.trim()) faults.push(`${key}: empty`)
    else if (slots(mine) !== slots(theirs)) {
      faults.push(
        `${key}: fr has ${slots(mine) || 'no arguments'}, en has ${slots(theirs) || 'no arguments'}`,
      )
    }
  }
  return faults
}

function flat(messages: Messages, prefix = ''): Map<string, string> {
  const entries = Object.entries(messages).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[prefix + key, value]] : [...flat(value, `${prefix}${key}.`)],
  )
  return new Map(entries)
}

/** A message's arguments with their kinds, and its tags, in a form that can be compared. */
function slots(message: string): string {
  const found = new Set<string>(Array.from(message.matchAll(/<(\w+)>/g), ([, tag]) => `<${tag}>`))
  readText(message.replace(/'[{}][^']*'/g, ''), 0, found)
  return [...found].sort().join(' ')
}

/** Reads up to the brace that closes this text; answers where it stopped. */
function readText(text: string, from: number, found: Set<string>): number {
  let at = from
  while (at < text.length && text[at] !== '}') at = text[at] === '{' ? readArgument(text, at, found) : at + 1
  return at
}

function readArgument(text: string, from: number, found: Set<string>): number {
  const [whole, name, kind] = /^\{\s*(\w+)\s*(?:,\s*(\w+))?/.exec(text.slice(from)) ?? ['{']
  found.add(kind ? `{${name}, ${kind}}` : `{${name}}`)
  let at = from + whole.length
  // What stands in braces here is the text of one case, with arguments of its own.
  while (at < text.length && text[at] !== '}') {
    at = text[at] === '{' ? readText(text, at + 1, found) + 1 : at + 1
  }
  return at + 1
}
