import { describe, expect, test } from 'vitest'
import type { CustomField } from '@/domain/custom-fields/input'
import { madeSource, sourceOf } from '@/tests/table-source'
import { recogniseTable } from './recognise-table'

const id = '0199c0de-0000-7000-8000-000000000001'
const seniority: CustomField = {
  id,
  name: 'Ancienneté',
  kind: 'number',
  choices: [],
  required: false,
  askedAtFirstLogin: false,
}
const known = { customFields: [seniority], remembered: () => null }

const recognise = (bytes: Uint8Array | string, more: Partial<typeof known> = {}) =>
  recogniseTable(sourceOf(bytes), { ...known, ...more })
const formatOf = async (bytes: Uint8Array | string) => (await recognise(bytes)).format
const faultOf = (bytes: Uint8Array | string) =>
  recognise(bytes).then(
    () => null,
    ({ fault }) => fault,
  )
const cp1252 = (text: string) => Buffer.from(text.replaceAll('œ', '\x9c').replaceAll('’', '\x92'), 'latin1')

describe('V2 the encoding', () => {
  const text = 'Courriel;Prénom\r\nlea@x.fr;Léa\r\nchloe@x.fr;Chloé\r\n'

  test.each([
    ['UTF-8 with its mark', Buffer.from(`\uFEFF${text}`), 'utf-8'],
    ['UTF-8 without', Buffer.from(text), 'utf-8'],
    ['UTF-16LE with its mark', Buffer.from(`\uFEFF${text}`, 'utf16le'), 'utf-16le'],
    ['UTF-16LE without', Buffer.from(text, 'utf16le'), 'utf-16le'],
    ['UTF-16BE with its mark', Buffer.from(`\uFEFF${text}`, 'utf16le').swap16(), 'utf-16be'],
    ['UTF-16BE without', Buffer.from(text, 'utf16le').swap16(), 'utf-16be'],
    ['Windows-1252', cp1252(text), 'windows-1252'],
    ['ASCII', Buffer.from('Courriel;Nom\na@x.fr;Roy\n'), 'utf-8'],
  ])('%s', async (_, bytes, encoding) => {
    expect(await recognise(bytes)).toMatchObject({ format: { encoding }, isSure: true })
  })

  test('a file whose first accent is its last word is read as what it is, and that row is shown', async () => {
    const rows = Buffer.from('ana@x.fr;Ana\r\n'.repeat(40_000))
    for (const [accent, encoding] of [
      ['windows-1252', 'windows-1252'],
      ['utf-8', 'utf-8'],
    ] as const) {
      const last = accent === 'utf-8' ? Buffer.from('z@x.fr;Zoé\r\n') : cp1252('z@x.fr;Zoé\r\n')
      const file = Buffer.concat([Buffer.from('Courriel;Prenom\r\n'), rows, last])
      const { format, samples } = await recognise(file)
      expect(format.encoding).toBe(encoding)
      expect(samples[0]).toEqual({ line: 40_002, cells: ['z@x.fr', 'Zoé'] })
    }
  })

  test('what a Mac of old or another alphabet wrote is shown before it is believed', async () => {
    const mac = Buffer.from('Courriel;Prénom\na@x.fr;Léa\nb@x.fr;Zoé\n', 'latin1').map((byte) =>
      byte === 0xe9 ? 0x8e : byte,
    )
    expect(await recognise(mac)).toMatchObject({ format: { encoding: 'windows-1252' }, isSure: false })
    expect(await recognise(cp1252('Courriel;Nom\na@x.fr;L\x81a'))).toMatchObject({ isSure: false })
  })
})

describe('V2 the separator', () => {
  test.each([
    ['Nom;Courriel;Note\nRoy;a@x.fr;un, deux\nBo;b@x.fr;trois, quatre\n', ';'],
    ['last name,email\n"Roy; Max",a@x.fr\n', ','],
    ['Nom\tCourriel\nRoy\ta@x.fr\n', '\t'],
    ['Nom|Courriel\nRoy|a@x.fr\n', '|'],
    ['a@x.fr;Roy, Max\nb@x.fr;Bo, Al\n', ';'],
    ['Nom,Courriel\n"a\nb;c;d;e","x@x.fr"\n', ','],
    ['sep=,\r\nNom,Courriel\nRoy;x,a@x.fr\n', ','],
    ['sep=|\nNom;x|Courriel\nRoy;x|a@x.fr\n', '|'],
  ])('%j', async (text, separator) => expect((await formatOf(text)).separator).toBe(separator))

  test('one column has none, and that is sure', async () => {
    expect(await recognise('Courriel\na@x.fr\n')).toMatchObject({ format: { separator: ';' }, isSure: true })
  })

  test('lines that are cut alike in two ways are for a person to decide', async () => {
    expect((await recognise('a@x.fr;Roy,Max\nb@x.fr;Bo,Al\n')).isSure).toBe(false)
  })
})

describe('V2 the columns', () => {
  const columnsOf = async (header: string, row = 'a@x.fr') => (await formatOf(`${header}\n${row}\n`)).columns

  test('names in French or English, in any order and case, whatever their accents and punctuation', async () => {
    expect(await columnsOf('NOM;prenom;Adresse e-mail *;Rôle;Groupe (chemin)')).toEqual([
      'last_name',
      'first_name',
      'email',
      'role',
      'group',
    ])
    expect(await columnsOf('First name,Last_Name,E-Mail Address,Group path,Language,Login')).toEqual([
      'first_name',
      'last_name',
      'email',
      'group',
      'language',
      'user_name',
    ])
    const rest = "Nom d'utilisateur;Mot de passe;Date de suppression;Informations complémentaires;Ligne"
    expect(await columnsOf(rest, 'ana;x')).toEqual([
      'user_name',
      'password',
      'deletion_date',
      'additional_info',
      null,
    ])
  })

  test('fields of the platform by their names; of two columns that say the same, the first counts', async () => {
    expect(await columnsOf('Mail;ANCIENNETE;E-mail')).toEqual(['email', `custom.${id}`, null])
  })

  test('a street is no e-mail address: the first column with an @ in it counts', async () => {
    const file = await recognise(
      'Nom;Adresse;Ville;Email professionnel;E-mail\nRoy;1 rue de la Ré;Lyon;a@x.fr;b@x.fr\n',
    )
    expect([file.format.columns, file.isSure]).toEqual([['last_name', null, null, 'email', null], true])
    expect(await columnsOf('Identifiant;Adresse', 'aroy;1 rue de la Ré')).toEqual(['user_name', null])
    expect(await columnsOf('Identifiant;Adresse', 'aroy;')).toEqual(['user_name', 'email'])
  })

  test('what may mean something else is shown first: a street, or a contract’s end that would delete accounts', async () => {
    const isSure = async (text: string) => (await recognise(text)).isSure
    expect(await isSure('Nom;Adresse\nRoy;1 rue de la Ré\n')).toBe(false)
    expect(await isSure('Nom;Adresse\nRoy;a@x.fr\n')).toBe(true)
    expect(await isSure('Nom;E-mail\nRoy;a chez x\n'), 'the row is refused instead').toBe(true)
    expect(await isSure('E-mail;Date de fin de contrat\na@x.fr;30/06/2027\n')).toBe(false)
    expect(await isSure('E-mail;Date de fin de contrat\na@x.fr;\n'), 'nobody is deleted').toBe(true)
    expect(await isSure('E-mail;Date de suppression\na@x.fr;30/06/2027\n')).toBe(true)
  })

  test('what the person chose for such a file before goes first', async () => {
    const { format, isSure } = await recognise('Qui;Quoi\na@x.fr;x\n', {
      remembered: () => ['email', null] as never,
    })
    expect([format.columns, isSure]).toEqual([['email', null], true])
    const other = await recognise('Qui;Quoi\na@x.fr;x\n', { remembered: () => ['email'] as never })
    expect([other.format.columns, other.isSure]).toEqual([[null, null], false])
  })

  test('without a header, by what is in them, to be confirmed; a list of addresses says all', async () => {
    expect(await recognise('Roy;a@x.fr;apprenant\nBo;b@x.fr;auteur\n')).toMatchObject({
      format: { hasHeader: false, columns: [null, 'email', 'role'] },
      headers: [],
      isSure: false,
    })
    expect(await recognise('a@x.fr\nb@x.fr\n')).toMatchObject({
      format: { hasHeader: false, columns: ['email'] },
      isSure: true,
    })
  })

  test('without anything to sign in with, a person has to look', async () => {
    expect(await recognise('Nom;Groupe\nRoy;Lyon\n')).toMatchObject({ isSure: false })
  })
})

describe('V2 dates and numbers', () => {
  const forms = async (header: string, ...rows: string[]) => {
    const { dateOrder, decimal } = await formatOf([header, ...rows].join('\n'))
    return [dateOrder, decimal]
  }

  test('as the values show that can only be read in one way', async () => {
    expect(await forms('Mail;Date de fin', 'a@x.fr;03/04/2027', 'b@x.fr;13/04/2027')).toEqual(['dmy', ','])
    expect(await forms('Mail;Date de fin', 'a@x.fr;03/04/2027', 'b@x.fr;04/13/2027')).toEqual(['mdy', ','])
    expect(await forms('Mail;Date de fin', 'a@x.fr;03/04/2027')).toEqual(['dmy', ','])
    expect(await forms('Mail;Ancienneté', 'a@x.fr;1,250', 'b@x.fr;1.5')).toEqual(['dmy', '.'])
    expect(await forms('Mail;Ancienneté', 'a@x.fr;1.250', 'b@x.fr;1.250,75')).toEqual(['dmy', ','])
    expect(await forms('Mail,Ancienneté', 'a@x.fr,"1,250"')).toEqual(['dmy', '.'])
  })
})

describe('what is shown', () => {
  test('three rows, those with accents first, and nobody’s password', async () => {
    const text = 'Mail;Prénom;Mot de passe\na@x.fr;Ana;s1\nb@x.fr;Bo;s2\nc@x.fr;Chloé;s3\nd@x.fr;Dan;\n'
    expect(await recognise(text)).toMatchObject({
      headers: ['Mail', 'Prénom', 'Mot de passe'],
      samples: [
        { line: 4, cells: ['c@x.fr', 'Chloé', '••••••••'] },
        { line: 2, cells: ['a@x.fr', 'Ana', '••••••••'] },
        { line: 3, cells: ['b@x.fr', 'Bo', '••••••••'] },
      ],
    })
  })
})

describe('T21 what is no table', () => {
  test.each([
    ['nothing', '', 'empty'],
    ['only blank lines', '\r\n \r\n;;\n', 'empty'],
    ['only a header', '\n\nCourriel;Nom\n', 'no_rows'],
    ['only the examples', 'Courriel\nlea@exemple.invalid\nsam@example.invalid\n', 'no_rows'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 9]), 'binary'],
    ['a workbook of old', Buffer.from('d0cf11e0a1b11ae1'.padEnd(200, '0'), 'hex'), 'old_excel'],
    ['a packed file that is none', Buffer.from('PK\x03\x04 and so on'), 'xlsx_damaged'],
  ])('%s', async (_, bytes, fault) => expect(await faultOf(bytes)).toBe(fault))

  test('a workbook with a password', async () => {
    const wrapping = [Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(70_001)]
    expect(await faultOf(Buffer.concat([...wrapping, Buffer.from('EncryptedPackage', 'utf16le')]))).toBe(
      'xlsx_locked',
    )
  })

  test('only the beginning of a long table of ASCII is parsed', async () => {
    const line = Buffer.from('ana@x.fr;Ana;Roy\n'.repeat(4000))
    const source = madeSource(line.length * 100, function* () {
      yield Buffer.from('Mail;Prenom;Nom\n')
      for (let i = 0; i < 100; i++) yield line
    })
    const start = performance.now()
    expect((await recogniseTable(source, known)).isSure).toBe(true)
    expect(performance.now() - start).toBeLessThan(1500)
  })
})
