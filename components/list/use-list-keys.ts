import { type RefObject, useEffect } from 'react'

const typing =
  'input:not([type=checkbox]), textarea, select, [contenteditable], [role=dialog], [role=alertdialog]'

/** `j`, `k` and arrows go from row to row, `x` ticks the one with the focus, Enter opens it, `?` opens the help. */
export function useListKeys(list: RefObject<HTMLElement | null>, onHelp: () => void) {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { target, key } = event
      const plain = !event.ctrlKey && !event.metaKey && !event.altKey
      if (!plain || !(target instanceof Element) || target.closest(typing)) return
      if (!list.current?.checkVisibility()) return
      const done = key === '?' ? openHelp(onHelp) : moveOrTick(list.current, target, key)
      if (done) event.preventDefault()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [list, onHelp])
}

function openHelp(onHelp: () => void) {
  onHelp()
  return true
}

const steps: Record<string, 1 | -1> = { j: 1, k: -1, ArrowDown: 1, ArrowUp: -1 }

function moveOrTick(list: HTMLElement, target: Element, key: string): boolean {
  const boxes = [...list.querySelectorAll<HTMLInputElement>('[data-row] input[type=checkbox]')]
  const here = boxes.findIndex((box) => box.closest('[data-row]')?.contains(target))
  if (key === 'x' && here >= 0) {
    boxes[here]?.click()
    boxes[here]?.focus()
    return true
  }
  if (key === 'Enter') return openRow(boxes[here], target)
  const step = steps[key]
  // Arrows scroll the page until the focus is in the list.
  if (!step || (key.startsWith('Arrow') && here < 0)) return false
  boxes[Math.min(Math.max(here < 0 ? 0 : here + step, 0), boxes.length - 1)]?.focus()
  return true
}

/** Only from the box that `j` and `k` go to: elsewhere Enter has its own meaning. */
function openRow(box: HTMLInputElement | undefined, target: Element): boolean {
  if (!box || box !== target) return false
  box.closest('[data-row]')?.querySelector<HTMLElement>('[data-opens]')?.click()
  return true
}
