import { createTranslator } from 'next-intl'
import { expect, test } from 'vitest'
import messages from '@/messages/fr.json'
import { refusedWords } from './import-words'

test('the file of refused rows says which column it is about, where a reason is about one', () => {
  const t = createTranslator({ locale: 'fr', messages, namespace: 'imports' })
  const { say } = refusedWords(t, [t], [{ id: 'shop', name: 'Magasin' }])
  expect(say({ fault: 'custom_missing', column: 'custom.shop' })).toBe(
    'Magasin – Ce champ est obligatoire. Remplissez la cellule.',
  )
  expect(say({ fault: 'twice', line: 3 })).toBe('La ligne 3 dit déjà la même chose. Retirez l’une des deux.')
})
