import lighthouse, { type Config, desktopConfig } from 'lighthouse'

const forms: Record<string, Config | undefined> = { desktop: desktopConfig, mobile: undefined }
const categories = ['performance', 'accessibility', 'best-practices']

/** Lighthouse's points for a page, on both of its machines; the audits that cost points are named on stderr. */
export async function scores(url: string, port: number): Promise<{ name: string; points: number }[]> {
  const found: { name: string; points: number }[] = []
  for (const [form, config] of Object.entries(forms)) {
    const flags = { port, onlyCategories: categories, logLevel: 'error' as const }
    const result = await lighthouse(url, flags, config)
    if (!result) throw new Error(`Lighthouse has no result for ${url}`)
    for (const category of Object.values(result.lhr.categories)) {
      const points = Math.round((category.score ?? 0) * 100)
      found.push({ name: `${category.title.toLowerCase()}, ${form}`, points })
      const costly = category.auditRefs.filter(
        ({ id, weight }) => weight > 0 && (result.lhr.audits[id]?.score ?? 1) < 0.9,
      )
      if (points < 100 && costly.length > 0) {
        console.error(`  ${form} ${category.title}: ${costly.map(({ id }) => id).join(', ')}`)
      }
    }
  }
  return found
}
