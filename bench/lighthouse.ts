import lighthouse, { type Config, desktopConfig } from 'lighthouse'
import { median } from './timing'

const forms: Record<string, Config | undefined> = { desktop: desktopConfig, mobile: undefined }
const categories = ['performance', 'accessibility', 'best-practices']
const runs = 3

type Points = { name: string; points: number }

/** Lighthouse's points for a page, on both of its machines, the median of three runs. */
export async function scores(url: string, port: number): Promise<Points[]> {
  const found: Points[] = []
  for (const [form, config] of Object.entries(forms)) {
    const results: Points[] = []
    for (let run = 0; run < runs; run++) results.push(...(await oneRun(url, port, config)))
    for (const [name, same] of Map.groupBy(results, (result) => result.name)) {
      found.push({ name: `${name}, ${form}`, points: median(same.map(({ points }) => points)) })
    }
  }
  return found
}

/** A category without points (a run in which nothing was painted in time) is left out, and said. */
async function oneRun(url: string, port: number, config: Config | undefined): Promise<Points[]> {
  const flags = { port, onlyCategories: categories, logLevel: 'silent' as const }
  const result = await lighthouse(url, flags, config)
  if (!result) throw new Error(`Lighthouse has no result for ${url}`)
  return Object.values(result.lhr.categories).flatMap(({ title, score, auditRefs }) => {
    const costly = auditRefs.filter(
      ({ id, weight }) => weight > 0 && (result.lhr.audits[id]?.score ?? 0) < 0.9,
    )
    if (score !== 1) console.error(`  ${title} ${score}: ${costly.map(({ id }) => id).join(', ')}`)
    return score === null ? [] : [{ name: title.toLowerCase(), points: Math.round(score * 100) }]
  })
}
