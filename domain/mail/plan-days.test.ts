import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Budget, placesInBatches, planDays } from './plan-days'

/** Messages of few administrators and groups to few addresses, with tight budgets of which days are used. */
const keysOf = (kind: string, count: number) =>
  fc.integer({ min: 0, max: count - 1 }).map((at) => `${kind} ${at}`)
const message = fc.tuple(
  fc.constant('platform 0'),
  keysOf('administrator', 3),
  keysOf('group', 3),
  keysOf('to', 8),
)
const budget = fc.record({
  most: fc.integer({ min: 1, max: 6 }),
  used: fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 4 }),
})
const allKeys = [
  'platform 0',
  ...[0, 1, 2].flatMap((at) => [`administrator ${at}`, `group ${at}`]),
  ...Array.from({ length: 8 }, (_, at) => `to ${at}`),
]
const budgets = fc
  .tuple(...allKeys.map(() => budget))
  .map((given) => new Map(given.map((one, at) => [allKeys[at] ?? '', one])))
const situation = fc.tuple(fc.array(message, { maxLength: 60 }), budgets)

const usedOn = (key: string, day: number, messages: readonly string[][], days: readonly number[]) =>
  messages.filter((keys, at) => keys.includes(key) && days[at] === day).length

const atOnce = (one: Budget | undefined, day: number) => one?.used[day] ?? 0

function hold(
  property: (messages: string[][], budgets: ReadonlyMap<string, Budget>, days: number[]) => void,
) {
  fc.assert(
    fc.property(situation, ([messages, given]) => property(messages, given, planDays(messages, given))),
    { numRuns: 500 },
  )
}

describe('planning the days of mails', () => {
  test('T18 no budget is ever exceeded by what is planned, whatever was used before', () => {
    hold((messages, given, days) => {
      for (const [key, one] of given)
        for (const day of new Set(days)) {
          const planned = usedOn(key, day, messages, days)
          if (planned > 0) expect(planned + atOnce(one, day)).toBeLessThanOrEqual(one.most)
        }
    })
  })

  test('T18 control: below every limit all go today', () => {
    hold((messages) => {
      const roomy = new Map(allKeys.map((key) => [key, { most: 60, used: [] }]))
      expect(planDays(messages, roomy)).toEqual(messages.map(() => 0))
    })
  })

  test('nobody is lost: each message has one day, today or later', () => {
    hold((messages, _, days) => {
      expect(days).toHaveLength(messages.length)
      for (const day of days) expect(Number.isInteger(day) && day >= 0).toBe(true)
    })
  })

  test('today is used first: nobody waits for a day while an earlier one has room in all their budgets', () => {
    hold((messages, given, days) => {
      messages.forEach((keys, at) => {
        for (let day = 0; day < (days[at] ?? 0); day++)
          expect(
            keys.some((key) => {
              const one = given.get(key)
              return usedOn(key, day, messages, days) + atOnce(one, day) >= (one?.most ?? 0)
            }),
          ).toBe(true)
      })
    })
  })

  test('the order is kept: of two with the same budgets the later goes no earlier', () => {
    hold((messages, _, days) => {
      const last = new Map<string, number>()
      messages.forEach((keys, at) => {
        const same = keys.join()
        expect(days[at]).toBeGreaterThanOrEqual(last.get(same) ?? 0)
        last.set(same, days[at] ?? 0)
      })
    })
  })

  test('20,000 messages with a budget of one a day are planned in no time', () => {
    const began = performance.now()
    const days = planDays(
      Array.from({ length: 20_000 }, () => ['a']),
      new Map([['a', { most: 1, used: [] }]]),
    )
    expect(days.at(-1)).toBe(19_999)
    expect(performance.now() - began).toBeLessThan(1000)
  })
})

test('batches have at most 100 messages of one day, in their order, without gaps', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 700 }), (days) => {
      const places = placesInBatches(days)
      expect(new Set(places).size).toBe(days.length)
      const dayOfBatch = new Map<number, number>()
      const positions = new Map<number, number>()
      places.forEach((place, at) => {
        const batch = Math.floor(place / 100)
        expect(dayOfBatch.get(batch) ?? days[at]).toBe(days[at])
        dayOfBatch.set(batch, days[at] ?? 0)
        expect(place % 100).toBe(positions.get(batch) ?? 0)
        positions.set(batch, (positions.get(batch) ?? 0) + 1)
      })
      const full = [...positions.values()].filter((count) => count === 100).length
      expect(dayOfBatch.size - full).toBeLessThanOrEqual(new Set(days).size)
    }),
  )
})
