import { crc32, deflateRawSync } from 'node:zlib'

/** A part of a packed file; `size` is what it says of itself, whatever is in it. */
export type ZipPart = { name: string; packed: Buffer; size: number; crc: number }

export function part(name: string, content: string): ZipPart {
  const bytes = Buffer.from(content)
  return { name, packed: deflateRawSync(bytes), size: bytes.length, crc: crc32(bytes) }
}

/** Packs `times` the same piece between a start and an end without ever having it unpacked. */
export function repeated(name: string, start: string, piece: string, times: number, end = ''): ZipPart {
  const [head, body, tail] = [start, piece, end].map((text) => Buffer.from(text))
  if (!head || !body || !tail) throw new Error('unreachable')
  let crc = crc32(head)
  for (let i = 0; i < times; i++) crc = crc32(body, crc)
  const open = (bytes: Buffer) => deflateRawSync(bytes, { finishFlush: 3 })
  const packed = open(body)
  return {
    name,
    packed: Buffer.concat([open(head), ...Array.from({ length: times }, () => packed), deflateRawSync(tail)]),
    size: head.length + times * body.length + tail.length,
    crc: crc32(tail, crc),
  }
}

/** A packed file of these parts. */
export function zip(parts: readonly ZipPart[]): Buffer {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const one of parts) {
    const name = Buffer.from(one.name)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(8, 4)
    common.writeUInt32LE(one.crc, 10)
    common.writeUInt32LE(one.packed.length, 14)
    common.writeUInt32LE(one.size, 18)
    common.writeUInt16LE(name.length, 22)
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, name, one.packed])
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(at, 10)
    directory.push(Buffer.from('PK\x01\x02\x14\0'), common, rest, name)
    locals.push(local)
    at += local.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...locals, central, end])
}

const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** The smallest workbook: one sheet, and what it needs beside. */
export const workbookOf = (sheet: ZipPart, ...more: ZipPart[]): Buffer =>
  zip([
    part(
      'xl/workbook.xml',
      `<workbook xmlns:r="${relations}"><sheets><sheet name="F" r:id="rId1"/></sheets></workbook>`,
    ),
    part(
      'xl/_rels/workbook.xml.rels',
      `<Relationships><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ),
    sheet,
    ...more,
  ])

export const sheetName = 'xl/worksheets/sheet1.xml'
export const sheetOf = (rows: string): ZipPart =>
  part(sheetName, `<?xml version="1.0"?><worksheet><sheetData>${rows}</sheetData></worksheet>`)
