import { type ByteSource, TableError } from '../recognised'
import { largestPart, largestSheet, largestTexts, longestLine } from './limits'
import { datesOf } from './number-formats'
import { TextStore } from './text-store'
import { hearWhole, type XmlEars } from './xml'
import { openZip, type Zip } from './zip'

export type Workbook = {
  /** The sheets in their order, not yet unpacked. */
  sheets: (() => Promise<AsyncIterable<Buffer>>)[]
  texts: TextStore
  /** Whether numbers of a style are dates. */
  isDate(style: number): boolean
  /** Days are counted from 1904 by some, from 1900 by most. */
  from1904: boolean
}

const folder = 'xl/'

/** Opens a workbook up to its sheets. */
export async function openWorkbook(source: ByteSource): Promise<Workbook> {
  const zip = await openZip(source)
  const targets = await readTargets(zip)
  const { ids, from1904 } = await readSheetIds(zip)
  const sheets = ids.flatMap((id) => zip.parts.get(targets.get(id) ?? '') ?? [])
  if (sheets.length === 0) throw new TableError('xlsx_damaged')
  return {
    sheets: sheets.map((part) => () => zip.open(part, largestSheet)),
    texts: await readTexts(zip),
    isDate: await readStyles(zip),
    from1904,
  }
}

async function hearPart(zip: Zip, name: string, ears: XmlEars, most = largestPart) {
  const part = zip.parts.get(name)
  if (part) await hearWhole(await zip.open(part, most), ears)
}

/** Where the sheets are, by what the workbook calls them; other parts are where they always are. */
async function readTargets(zip: Zip): Promise<Map<string, string>> {
  const targets = new Map<string, string>()
  await hearPart(zip, `${folder}_rels/workbook.xml.rels`, {
    opened(name, { Id = '', Type = '', Target = '' }) {
      if (name !== 'Relationship' || !Type.endsWith('/worksheet')) return
      targets.set(Id, Target.startsWith('/') ? Target.slice(1) : folder + Target.replace(/^\.\//, ''))
    },
  })
  return targets
}

async function readSheetIds(zip: Zip) {
  const ids: string[] = []
  let from1904 = false
  await hearPart(zip, `${folder}workbook.xml`, {
    opened(name, attributes) {
      if (name === 'workbookPr') from1904 = /^(1|true)$/.test(attributes.date1904 ?? '')
      if (name === 'sheet') ids.push(attributes['r:id'] ?? relationOf(attributes) ?? '')
    },
  })
  return { ids, from1904 }
}

/** Its prefix is anybody's choice. */
const relationOf = (attributes: Readonly<Record<string, string>>) =>
  Object.entries(attributes).find(([name]) => name.endsWith(':id'))?.[1]

async function readTexts(zip: Zip): Promise<TextStore> {
  const texts = new TextStore()
  let text = ''
  let inText = false
  let inReading = 0
  const ears: XmlEars = {
    opened(name) {
      if (name === 'si') text = ''
      if (name === 'rPh') inReading++
      inText = name === 't' && inReading === 0
    },
    text(piece) {
      if (inText) text += piece
      if (text.length > longestLine) throw new TableError('xlsx_large')
    },
    closed(name) {
      inText = false
      if (name === 'rPh') inReading--
      if (name === 'si') texts.add(text)
    },
  }
  // As XML, texts take several times what they are.
  await hearPart(zip, `${folder}sharedStrings.xml`, ears, 4 * largestTexts)
  return texts
}

async function readStyles(zip: Zip) {
  const { ears, isDate } = datesOf()
  await hearPart(zip, `${folder}styles.xml`, ears)
  return isDate
}
