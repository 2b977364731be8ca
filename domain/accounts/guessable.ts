/** How many guesses a password must withstand, as a power of ten; below it an attacker with a list gets in. */
const enough = 10
/** The same for what is left of it without the person's own words. */
const enoughBesides = 8
/** The work of the estimate grows with the text, and a hundred characters settle the question. */
const considered = 100

type Estimator = { check(password: string, own: string[]): { guessesLog10: number } }
let loading: Promise<Estimator> | undefined

/**
 * Whether a password is common, breached, a pattern or made of the person's own words (NIST 800-63B-4):
 * name, address, the platform's name. Server only: the lists are half a megabyte, loaded at the first use.
 */
export async function isGuessable(password: string, own: readonly string[]): Promise<boolean> {
  loading ??= loadEstimator()
  const estimator = await loading
  const words = own.flatMap((text) => [text, ...text.split(/[^\p{L}\p{N}]+/u)]).map(plain)
  const known = [...new Set(words.filter((word) => word.length > 2))]
  const beginning = plain([...password.normalize('NFC')].slice(0, considered).join(''))
  const guesses = (text: string) => estimator.check(text, known).guessesLog10
  const besides = without(known, beginning)
  return guesses(beginning) < enough || (besides !== null && guesses(besides) < enoughBesides)
}

/** Capitals and accents make nobody's name harder to guess. */
const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** What remains of a password that contains own words, once these and all signs are taken out; null without any. */
function without(words: readonly string[], password: string): string | null {
  const longestFirst = [...words].sort((a, b) => b.length - a.length)
  const rest = longestFirst.reduce((text, word) => text.replaceAll(word, ' '), password)
  return rest === password ? null : rest.replace(/[^\p{L}\p{N}]+/gu, '')
}

async function loadEstimator(): Promise<Estimator> {
  const [{ ZxcvbnFactory }, { dictionary, adjacencyGraphs }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ])
  return new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs })
}
