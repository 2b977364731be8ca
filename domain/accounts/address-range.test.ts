import { describe, expect, it } from 'vitest'
import { addressRange } from './address-range'

describe('neighbourhood of a network address', () => {
  it.each([
    ['203.0.113.7', '203.0.113.0/24'],
    ['::ffff:203.0.113.7', '203.0.113.0/24'],
    ['2001:db8:1:2::7', '2001:db8:1::/48'],
    ['2001:0DB8:0001:ffff:1:2:3:4', '2001:db8:1::/48'],
    ['2001:db8::1', '2001:db8:0::/48'],
    ['::1', '0:0:0::/48'],
    ['fe80::1%eth0', 'fe80:0:0::/48'],
    [' 203.0.113.7 ', '203.0.113.0/24'],
  ])('%s is in %s', (address, range) => {
    expect(addressRange(address)).toBe(range)
  })
  it('keeps neighbours together and strangers apart', () => {
    expect(addressRange('203.0.113.1')).toBe(addressRange('203.0.113.254'))
    expect(addressRange('203.0.113.1')).not.toBe(addressRange('203.0.114.1'))
    expect(addressRange('2001:db8:1:1::1')).toBe(addressRange('2001:db8:1:ffff::9'))
    expect(addressRange('2001:db8:1::1')).not.toBe(addressRange('2001:db8:2::1'))
  })
  it.each([null, '', 'localhost', '1.2.3', '1.2.3.4.5', "'; drop table", '1.2.3.4, 5.6.7.8'])(
    'has one shared neighbourhood for what nobody can read: %j',
    (address) => {
      expect(addressRange(address)).toBe('unknown')
    },
  )
})
