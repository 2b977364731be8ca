import { expect, test } from 'vitest'
import { moveOf } from './chip-keys'

test('arrows go through the chips, and from the last one back to where one types', () => {
  expect(moveOf('ArrowLeft', 1, 3)).toEqual({ go: 0 })
  expect(moveOf('ArrowLeft', 0, 3)).toEqual({ go: 0 })
  expect(moveOf('ArrowRight', 1, 3)).toEqual({ go: 2 })
  expect(moveOf('ArrowRight', 2, 3)).toEqual({ leave: true })
})

test('Backspace and Delete remove towards their side; other keys are left to the browser', () => {
  expect(moveOf('Backspace', 1, 3)).toEqual({ remove: -1 })
  expect(moveOf('Delete', 1, 3)).toEqual({ remove: 1 })
  expect(moveOf('Tab', 1, 3)).toBeNull()
  expect(moveOf('Enter', 1, 3)).toBeNull()
})
