import { expect, test } from 'vitest'
import { readAhead } from './read-ahead'

async function* counted(log: string[], faultAt = 9) {
  try {
    for (let n = 0; n < 3; n++) {
      if (n === faultAt) throw new Error('fault')
      log.push(`read ${n}`)
      yield n
    }
  } finally {
    log.push('closed')
  }
}

test('each item is read while the one before is in use, in order', async () => {
  const log: string[] = []
  for await (const item of readAhead(counted(log))) {
    await Promise.resolve()
    log.push(`used ${item}`)
  }
  expect(log).toEqual(['read 0', 'read 1', 'used 0', 'read 2', 'used 1', 'closed', 'used 2'])
})

test('a fault is heard where its item would be, and whoever stops before closes the reading', async () => {
  const used: number[] = []
  const all = async () => {
    for await (const item of readAhead(counted([], 2))) used.push(item)
  }
  await expect(all()).rejects.toThrow('fault')
  expect(used).toEqual([0, 1])
  const log: string[] = []
  for await (const _ of readAhead(counted(log, 1))) break
  expect(log).toEqual(['read 0', 'closed'])
})
