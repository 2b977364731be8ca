import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const screens = [
  { width: 390, height: 844 },
  { width: 1280, height: 860 },
]

/**
 * What the page shows now has nothing that axe finds wrong (WCAG 2.2 AA), and nothing scrolls sideways: on a phone and
 * on a wide screen, light and dark. The themes differ in colours alone, so in the dark only contrast is measured again.
 * Leaves the page wide and light. `PICTURES=folder npm test -- e2e` keeps a picture of each look.
 */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  for (const screen of screens) {
    await page.setViewportSize(screen)
    for (const colorScheme of ['dark', 'light'] as const) {
      const look = `${what}, ${screen.width} px, ${colorScheme}`
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await settle(page)
      await expectNothingWrong(page, colorScheme, look)
      await keepPicture(page, look)
    }
    expect(await overflow(page), `${what} scrolls sideways at ${screen.width} px`).toBeLessThanOrEqual(0)
  }
}

/** Colours on their way from one theme to the other are those of neither; what inherits them follows after. */
const settle = (page: Page) =>
  page.waitForFunction(() =>
    document.getAnimations().every((animation) => !(animation instanceof CSSTransition)),
  )

async function expectNothingWrong(page: Page, colorScheme: 'light' | 'dark', look: string) {
  // No page has frames: what the builder does for them, a page of its own each time, is left out.
  const axe = new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'], preload: false })
  if (colorScheme === 'dark') axe.withRules('color-contrast')
  const { violations } = await axe.analyze()
  const found = violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])
  expect(found, look).toEqual([])
}

const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

async function keepPicture(page: Page, look: string) {
  const folder = process.env.PICTURES
  if (folder)
    await page.screenshot({
      path: `${folder}/${look.replaceAll(/[^\p{L}\p{N}]+/gu, '-')}.png`,
      fullPage: true,
    })
}
