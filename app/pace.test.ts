import { describe, expect, test } from 'vitest'
import { paceOf, withSample } from './pace'

describe('how fast it goes', () => {
  test('by what was seen in the last minute, or a little more', () => {
    const samples = [
      { at: 0, done: 0 },
      { at: 70_000, done: 40 },
      { at: 100_000, done: 150 },
      { at: 130_000, done: 160 },
    ]
    expect(paceOf(samples, 400)).toEqual({ perMinute: 120, minutesLeft: 2 })
  })

  test('by all that was seen, while that is less', () => {
    const samples = [
      { at: 0, done: 0 },
      { at: 2000, done: 20 },
      { at: 30_000, done: 100 },
    ]
    expect(paceOf(samples, 500)).toEqual({ perMinute: 200, minutesLeft: 2 })
  })

  test('two looks far from each other are better than none', () => {
    const samples = [
      { at: 0, done: 0 },
      { at: 120_000, done: 100 },
    ]
    expect(paceOf(samples, 200)).toEqual({ perMinute: 50, minutesLeft: 2 })
  })

  test('nothing is said of one look, of two at once, and while nothing moves', () => {
    expect(paceOf([], 10)).toBeNull()
    expect(paceOf([{ at: 0, done: 1 }], 10)).toBeNull()
    const at = (moment: number, done: number) => ({ at: moment, done })
    expect(paceOf([at(0, 0), at(100, 5)], 10)).toBeNull()
    expect(paceOf([at(0, 5), at(30_000, 5)], 10)).toBeNull()
  })
})

test('the same look twice is one sample, and old ones are forgotten', () => {
  const one = withSample([], { at: 1, done: 1 })
  expect(withSample(one, { at: 1, done: 1 })).toBe(one)
  let many: ReturnType<typeof withSample> = []
  for (let at = 0; at < 200; at++) many = withSample(many, { at, done: at })
  expect(many).toHaveLength(61)
})
