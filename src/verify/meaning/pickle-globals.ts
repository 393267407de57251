/** What a pickle looks up when it is loaded: an attribute of a module, dotted for nested classes. */
export interface PickleGlobal {
  readonly module: string
  readonly name: string
}

/** Opcodes (pickletools) by what follows them: a number of bytes, a length of so many bytes and that many more, or lines. */
const FIXED = new Map([
  ...[...'KhqM'].map((code): [string, number] => [code, code === 'M' ? 2 : 1]),
  ...[...'Jjr'].map((code): [string, number] => [code, 4]),
  ...([
    ['G', 8],
    ['\x80', 1],
    ['\x82', 1],
    ['\x83', 2],
    ['\x84', 4],
    ['\x95', 8],
  ] as const),
])
const COUNTED = new Map([
  ...[...'UC\x8c\x8a'].map((code): [string, number] => [code, 1]),
  ...[...'TXB\x8b'].map((code): [string, number] => [code, 4]),
  ...[...'\x8d\x8e\x96'].map((code): [string, number] => [code, 8]),
])
const LINES = new Map([...[...'FILSVPpg'].map((code): [string, number] => [code, 1]), ['c', 2], ['i', 2]] as const)
const ALONE = new Set('(.012NRb]ael}dsut)oQ\x81\x85\x86\x87\x88\x89\x8f\x90\x91\x92\x93\x94\x97\x98')
const TEXTS = new Set('UTXSV\x8c\x8d')

/**
 * Everything that the pickles in some bytes look up, opcode by opcode; no code of the pickle runs. Stops where the bytes are no
 * pickle (joblib puts arrays between): what was found until then is given.
 */
export function pickleGlobals(bytes: Buffer): readonly PickleGlobal[] {
  const found: PickleGlobal[] = []
  const memo = new Map<number, string>()
  let last: readonly [string, string] = ['', '']
  let memoized = 0
  const push = (text: string): void => void (last = [last[1], text])
  for (let at = Math.max(0, bytes.indexOf('\x80', 0, 'latin1')); at < bytes.length;) {
    const code = String.fromCharCode(bytes[at] ?? 0)
    const read = argumentOf(bytes, code, at + 1)
    if (read === undefined) break
    if (code === 'c' || code === 'i') found.push({ module: read.lines[0] ?? '', name: read.lines[1] ?? '' })
    else if (code === '\x93') found.push({ module: last[0], name: last[1] })
    else if (TEXTS.has(code)) push(read.text)
    else if (code === '\x94') memo.set(memoized++, last[1])
    else if ('pqr'.includes(code)) memo.set(read.number, last[1])
    else if ('ghj'.includes(code)) push(memo.get(read.number) ?? '')
    at = read.end
  }
  return found
}

interface Argument {
  readonly end: number
  readonly text: string
  readonly number: number
  readonly lines: readonly string[]
}

function argumentOf(bytes: Buffer, code: string, at: number): Argument | undefined {
  if (ALONE.has(code)) return { end: at, text: '', number: 0, lines: [] }
  const fixed = FIXED.get(code)
  if (fixed !== undefined) {
    if (at + fixed > bytes.length) return undefined
    return { end: at + fixed, text: '', number: fixed > 6 ? 0 : bytes.readUIntLE(at, fixed), lines: [] }
  }
  const counted = COUNTED.get(code)
  if (counted !== undefined) {
    if (at + counted > bytes.length) return undefined
    const start = at + counted
    const end = start + bytes.readUIntLE(at, Math.min(counted, 6))
    return end > bytes.length ? undefined : { end, text: bytes.toString('utf8', start, end), number: 0, lines: [] }
  }
  const lines: string[] = []
  let end = at
  for (let count = LINES.get(code) ?? 0; count > 0; count -= 1) {
    const newline = bytes.indexOf('\n', end)
    if (newline < 0) return undefined
    lines.push(bytes.toString('utf8', end, newline))
    end = newline + 1
  }
  if (lines.length === 0) return undefined
  const text = (lines[0] ?? '').replace(/^(['"])(.*)\1$/, '$2')
  return { end, text, number: Number.parseInt(text, 10) || 0, lines }
}
