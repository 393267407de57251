/** What a Python literal says, as the proof reads it. */
export interface LiteralText {
  /** The value without the indentation its lines share; a replacement field is a name that no code has. */
  readonly text: string
  /** What stands in the replacement fields, in order. */
  readonly fields: readonly string[]
}

const WHOLE = /^([a-zA-Z]*)('''|"""|'|")([\s\S]*)\2$/
const SIMPLE: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '\\': '\\', "'": "'", '"': '"', '\n': '' }
const FIELD = /\{\{|\}\}|\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}/g

/**
 * The value of a literal as it is written, quotes and prefix included; undefined for bytes, and for what is no whole literal. The
 * indentation that all lines share is left out where `dedents`.
 */
export function literalText(written: string, dedents = true): LiteralText | undefined {
  const [, prefix = '', , content = ''] = WHOLE.exec(written.replaceAll('\r\n', '\n')) ?? []
  if (!WHOLE.test(written) || /b/i.test(prefix)) return undefined
  const fields: string[] = []
  const filled = /[ft]/i.test(prefix)
    ? content.replace(FIELD, (field) => {
        if (field === '{{' || field === '}}') return field[0] ?? ''
        fields.push(field)
        return `_field_${fields.length}_`
      })
    : content
  const value = /r/i.test(prefix) ? filled : filled.replace(/\\([\s\S])/g, (all, sign: string) => SIMPLE[sign] ?? all)
  return { text: dedents ? withoutIndent(value) : value, fields }
}

function withoutIndent(value: string): string {
  const lines = value.split('\n')
  const counted = lines.filter((line, at) => line.trim() !== '' && (at > 0 || /^\s/.test(line)))
  const depth = Math.min(...counted.map((line) => line.length - line.trimStart().length))
  if (!Number.isFinite(depth) || depth === 0) return value
  return lines.map((line) => (line.slice(0, depth).trim() === '' ? line.slice(depth) : line)).join('\n')
}
