import { describe, expect, it } from 'vitest'
import { negotiateLanguage } from './languages'

describe('language of a visitor', () => {
  it('keeps what the person chose, whatever the browser says', () => {
    expect(negotiateLanguage('en', 'fr-FR,fr;q=0.9')).toBe('en')
  })
  it('takes the preferred one of the languages that exist', () => {
    expect(negotiateLanguage(undefined, 'de-DE,de;q=0.9,en-GB;q=0.8,fr;q=0.7')).toBe('en')
    expect(negotiateLanguage(undefined, 'en;q=0.5, fr-CH ; q=0.9')).toBe('fr')
  })
  it('falls back to French for anything else, malformed headers included', () => {
    expect(negotiateLanguage(undefined, null)).toBe('fr')
    expect(negotiateLanguage('../../etc', ';;;q=,en;q=0')).toBe('fr')
    expect(negotiateLanguage('de', 'es,*;q=0.5')).toBe('fr')
  })
})
