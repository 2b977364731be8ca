import type { KeyboardEvent } from 'react'

/* A group is a link, or a box to tick, beside the button that opens it. */

const linksIn = (nav: Element) => [...nav.querySelectorAll<HTMLElement>('[data-group]')]
const turnerOf = (link: Element) => link.closest('div')?.querySelector<HTMLElement>('button[aria-expanded]')
const aboveOf = (link: Element) =>
  link.closest('ul')?.parentElement?.querySelector<HTMLElement>(':scope > div [data-group]')

/** Arrows move in the tree as people expect of one; Tab still goes through all of it. */
export function moveInTree(event: KeyboardEvent<HTMLElement>) {
  const nav = event.currentTarget
  const link = document.activeElement?.closest<HTMLElement>('[data-group]')
  const links = linksIn(nav)
  const at = link ? links.indexOf(link) : -1
  const target = goal(event.key, links, at, link ?? null)
  if (!target) return
  event.preventDefault()
  target.focus()
}

function goal(key: string, links: HTMLElement[], at: number, link: HTMLElement | null) {
  if (key === 'ArrowDown') return links[at + 1]
  if (!link) return undefined
  if (key === 'ArrowUp') return links[at - 1]
  if (key === 'Home') return links[0]
  if (key === 'End') return links.at(-1)
  return key === 'ArrowRight' || key === 'ArrowLeft' ? sideways(key, links, at, link) : undefined
}

/** Right opens, then goes in; left closes, then goes out. */
function sideways(key: string, links: HTMLElement[], at: number, link: HTMLElement) {
  const turner = turnerOf(link)
  const open = turner?.getAttribute('aria-expanded') === 'true'
  if (turner && open !== (key === 'ArrowRight')) {
    turner.click()
    return link
  }
  if (key === 'ArrowLeft') return aboveOf(link) ?? undefined
  return open ? links[at + 1] : undefined
}
