import { expect, test } from 'vitest'
import { findTimeZone, timeZones } from './time-zones'

test('every zone once, the platform’s first, also one that the list calls otherwise', () => {
  expect(timeZones('Europe/Paris')[0]).toBe('Europe/Paris')
  expect(new Set(timeZones('Europe/Paris')).size).toBe(timeZones('Europe/Paris').length)
  expect(timeZones('Europe/Kiev')[0]).toBe('Europe/Kiev')
})

test('a zone is found by its name in any case, or by its city', () => {
  const zones = timeZones('Europe/Paris')
  expect(findTimeZone(' europe/paris ', zones)).toBe('Europe/Paris')
  expect(findTimeZone('New York', zones)).toBe('America/New_York')
  expect(findTimeZone('são paulo', zones)).toBe('America/Sao_Paulo')
  expect(findTimeZone('utc', zones)).toBe('UTC')
})

test('what is no zone is none', () => {
  const zones = timeZones('Europe/Paris')
  for (const text of ['', ' ', 'Europe', 'Mars/Olympus', '+02:00', "Europe/Paris'; drop"]) {
    expect(findTimeZone(text, zones)).toBeNull()
  }
})
