import { packingOf, unpack } from '../text/unpack.ts'

/** The whole of some bytes is a pickle: of protocol 2 to 5 by its first opcode, of 0 or 1 by a first opcode in text and STOP (pickletools). */
export function isPickle(bytes: Uint8Array): boolean {
  const protocol = bytes[1] ?? 0
  if (bytes[0] === 0x80) return protocol >= 2 && protocol <= 5
  const last = bytes[bytes.length - 1] === 0x0a ? bytes[bytes.length - 2] : bytes[bytes.length - 1]
  if (last !== STOP || !FIRST_OPCODES.has(bytes[0] ?? 0)) return false
  return IN_TEXT.test(Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 400)).toString('latin1'))
}

const STOP = 0x2e
const FIRST_OPCODES = new Set([...'(ci]}'].map((sign) => sign.charCodeAt(0)))

/** A global and what follows it, or a list, dictionary or tuple that is put or filled at once. */
const IN_TEXT =
  /^\(?[ci][A-Za-z_][\w.]*\r?\n[A-Za-z_][\w.]*\r?\n(?:p\d+\r?\n|q|\(|\)|\.)|^(?:\([dlt]|[\]}])(?:p\d+\r?\n|q[\s\S])/

/** Files of databases that keep values as they are: SQLite, gdbm, Berkeley DB, LMDB, HDF5; each by the place and the bytes of its sign. */
const STORES = (
  [
    [0, '53514c69746520666f726d6174203300'],
    [0, 'cf9a5713'],
    [0, '13579acf'],
    [12, '61150600'],
    [12, '00061561'],
    [16, 'dec0efbe'],
    [0, '894844460d0a1a0a'],
  ] as const
).map(([at, sign]) => [at, [...Buffer.from(sign, 'hex')]] as const)

/** Whether bytes are a database that may keep pickles among others. */
export function isStore(bytes: Uint8Array): boolean {
  return STORES.some(([at, sign]) => sign.every((byte, place) => bytes[at + place] === byte))
}

/** A pickle of protocol 2 or 3 says nowhere how long it is: names stand near its beginning. */
const WITHOUT_FRAME = 4096

/** The pickles in the bytes of a database, each from its first opcode on. */
export function pickleSlices(bytes: Buffer): readonly Buffer[] {
  const slices: Buffer[] = []
  for (let at = bytes.indexOf(0x80); at >= 0; at = bytes.indexOf(0x80, at + 1)) {
    const [protocol = 0, opcode = 0] = [bytes[at + 1], bytes[at + 2]]
    // FRAME, which protocols 4 and 5 begin with, or what the others begin with.
    if ((protocol === 4 || protocol === 5) && opcode === 0x95 && at + 11 <= bytes.length) {
      const size = Number(bytes.readBigUInt64LE(at + 3))
      if (size < bytes.length) slices.push(bytes.subarray(at, at + 11 + size))
    } else if ((protocol === 2 || protocol === 3) && BEGINS_OLD.has(opcode))
      slices.push(bytes.subarray(at, at + WITHOUT_FRAME))
  }
  return slices
}

const BEGINS_OLD = new Set([...'c]}()'].map((sign) => sign.charCodeAt(0)))

/** Texts that hold data: code, prose and pages hold no pickles in base64 (Python code is asked for its literals). */
const DATA =
  /\.(?:json[lc5]?|ndjson|ya?ml|toml|txt|csv|tsv|xml|ini|cfg|conf|env|properties|b64|base64|sql|dump|plist)$/i

/** How base64 of a pickle begins: of one of protocol 4 and 5 and of gzip anywhere, of the others behind a quote. */
const BASE64_SIGNS = /gA[SW]V|H4sI|["'](?:gA[JN]|eJ)/
const BASE64 = /(?<![\w+/=])(?:gA[JNSW]|H4sI|eJ)[\w+/]+(?:\s+[\w+/]{40,})*={0,2}/g

/** Whether a text that holds data may hold base64 of a pickle: cheap. */
export function mayHoldBase64(path: string, latin1: () => string): boolean {
  return DATA.test(path) && BASE64_SIGNS.test(latin1())
}

/** The pickles that a text holds in base64, packed ones too. */
export function picklesInBase64(text: string): readonly Buffer[] {
  return [...text.matchAll(BASE64)].flatMap(([found]) => picklesIn(Buffer.from(found, 'base64')))
}

/** How far a file is opened whose name says nothing of pickles. */
const NARROW = { packed: 8 * 1024 * 1024, unpacked: 64 * 1024 * 1024 }

/** The pickles in some bytes, packed or not. */
export function picklesIn(bytes: Buffer): readonly Buffer[] {
  const content = unpack(bytes, NARROW)
  return 'parts' in content ? content.parts.flatMap(picklesOfPart) : []
}

/** The same, with the reason where it is packed and cannot be opened; undefined where there is none. */
export function picklesOf(bytes: Buffer): ReturnType<typeof unpack> | undefined {
  const content = unpack(bytes, NARROW)
  // The few bytes that tell these are there by chance as well.
  const isGuess = packingOf(bytes) === 'lzma' || packingOf(bytes) === 'zlib'
  if ('reason' in content) return isGuess ? undefined : content
  const parts = content.parts.flatMap(picklesOfPart)
  return parts.length === 0 ? undefined : { parts }
}

function picklesOfPart(part: Buffer): readonly Buffer[] {
  if (isPickle(part)) return [part]
  return isStore(part) ? pickleSlices(part) : []
}
