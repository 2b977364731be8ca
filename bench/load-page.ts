import type { Browser, Request } from '@playwright/test'

/** Opens the page as somebody who has never been there, and waits until it is quiet. */
export async function loadPage(chrome: Browser, url: string): Promise<{ script: number; firstByte: number }> {
  const context = await chrome.newContext({ locale: 'fr-FR' })
  const page = await context.newPage()
  const scripts: Request[] = []
  page.on('requestfinished', (request) => {
    if (request.resourceType() === 'script' || /\.js(\?|$)/.test(request.url())) scripts.push(request)
  })
  const answer = await page.goto(url, { waitUntil: 'networkidle' })
  if (!answer?.ok()) throw new Error(`${url} answered ${answer?.status()}`)
  const sizes = await Promise.all(scripts.map((request) => request.sizes()))
  const { requestStart, responseStart } = answer.request().timing()
  await context.close()
  return {
    script: sizes.reduce((total, { responseBodySize }) => total + responseBodySize, 0),
    firstByte: responseStart - requestStart,
  }
}
