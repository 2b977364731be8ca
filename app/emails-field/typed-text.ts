/**
 * Cuts what is being typed into the part that is complete and the rest. A space only ends an address, not a
 * name that an address will follow; separators within quotes or `<…>` end nothing before the line does.
 */
export function splitTyped(text: string): { complete: string; rest: string } {
  let end = 0
  let quoted = false
  let angled = false
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at)
    if (/[\r\n]/.test(character)) {
      end = at + 1
      quoted = angled = false
    } else if (character === '"') quoted = !quoted
    else if (character === '<' || character === '>') angled = character === '<'
    else if (!quoted && !angled && separates(character, text.slice(end, at))) end = at + 1
  }
  return { complete: text.slice(0, end), rest: text.slice(end).trimStart() }
}

function separates(character: string, before: string) {
  if (/[,;\t]/.test(character)) return true
  return /\s/.test(character) && before.includes('@')
}
