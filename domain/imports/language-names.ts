import { folded } from './table/folded'

const byName: ReadonlyMap<string, 'fr' | 'en'> = new Map([
  ...['fr', 'fra', 'fre', 'fr fr', 'français', 'française', 'french', 'francais fr'].map(
    (name) => [folded(name), 'fr'] as const,
  ),
  ...['en', 'eng', 'en gb', 'en us', 'anglais', 'anglaise', 'english'].map(
    (name) => [folded(name), 'en'] as const,
  ),
])

export const readLanguage = (text: string): 'fr' | 'en' | null => byName.get(folded(text)) ?? null
