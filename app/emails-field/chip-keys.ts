export type ChipMove = { go: number } | { leave: true } | { edit: true } | { remove: 1 | -1 }

/** What a key does on the chip at `at` of `count`; null when it is not ours. Beyond the last chip is the line. */
export function moveOf(key: string, at: number, count: number): ChipMove | null {
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowUp':
      return { go: Math.max(at - 1, 0) }
    case 'ArrowRight':
    case 'ArrowDown':
      return at + 1 < count ? { go: at + 1 } : { leave: true }
    case 'Home':
      return { go: 0 }
    case 'End':
      return { go: count - 1 }
    case 'Escape':
      return { leave: true }
    case 'F2':
      return { edit: true }
    case 'Backspace':
      return { remove: -1 }
    case 'Delete':
      return { remove: 1 }
    default:
      return null
  }
}
