/** How many guesses a password must withstand, as a power of ten; below it an attacker with a list gets in. */
const enough = 10
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
  const words = own.flatMap((text) => [text, ...text.split(/[^\p{L}\p{N}]+/u)])
  const known = words.map((word) => word.toLowerCase()).filter((word) => word.length > 2)
  const beginning = [...password.normalize('NFC')].slice(0, considered).join('')
  return (await loading).check(beginning, known).guessesLog10 < enough
}

async function loadEstimator(): Promise<Estimator> {
  const [{ ZxcvbnFactory }, { dictionary, adjacencyGraphs }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ])
  return new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs })
}
