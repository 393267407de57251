import { hasPrompt } from '../markdown/doctest-regions.ts'
import type { HostText } from '../model/host-text.ts'
import { overlaps } from '../model/span.ts'
import { codeRegions } from '../markdown/code-regions.ts'
import { rstCodeRegions } from '../markdown/rst-code-regions.ts'
import { stringText } from '../python/edit/string-text.ts'
import type { StringText } from '../python/edit/string-text.ts'
import { factsOfText } from '../python/index/symbol-index.ts'
import { hasSyntaxError } from '../python/parse/grammar.ts'
import { writtenTexts } from '../python/parse/written-texts.ts'
import type { WrittenText } from '../python/parse/written-texts.ts'
import { importedBy, inOrder, readsThrough } from './joined-texts.ts'
import { shellPython } from './shell-python.ts'

const IMPORT = /\bimport\b|__import__|import_module/
const BLOCK = /```|~~~|::/
const COMMAND = /(?:\bpython[\d.]*\b[^\n]*|^_filled_in_(?:[ \t]+-\w+)*)[ \t]-c /
/** What is put in where a command begins: `f"{sys.executable} -c '...'"`. */
const PUT_IN = /^_filled_in_(?=[ \t]+-)/

/**
 * Python that a Python text holds in strings: a string that is Python and imports something (for `exec`, a test module that is
 * written out, `python -c`), code blocks of docstrings, commands of a shell. Each with the way back.
 */
export function codeInStrings(text: string, isPythonBlock: (kind: string) => boolean): readonly HostText[] {
  if (!IMPORT.test(text)) return []
  const strings = factsOfText(text).strings
  const isThere = strings.some((fact) => IMPORT.test(text.slice(fact.content.start, fact.content.end)))
  if (!isThere) return []
  return writtenTexts(text, IMPORT).flatMap((written) =>
    written.isDocstring ? blocksOf(text, written, isPythonBlock) : codeOf(text, written),
  )
}

function codeOf(text: string, written: WrittenText): readonly HostText[] {
  const plain = stringText(text, written)
  const read = [plain, ...(written.isTemplate ? [stringText(text, written, true)] : [])]
  const command = read.find(({ value }) => COMMAND.test(value))
  if (command !== undefined)
    return shellPython(command.value.replace(PUT_IN, (hole) => 'python'.padEnd(hole.length))).map((inner) =>
      within(command, inner),
    )
  const found = read.find(({ value }) => isCode(value))
  return found === undefined ? [] : [found]
}

/** How an import statement begins, and a list of modules goes on (language reference 7.11); in prose seldom anything does. */
const STATEMENT =
  /(?:^|[\n\r\f;:\u2028\u2029])[ \t\f\ufeff]*(?:lazy[ \t\f]+)?(?:import[\s\\]+[\w.\u0080-\uffff]+[ \t\f\\]*(?:[,;#.\n\r]|as\b|$)|from[\s\\.]*[\w.\u0080-\uffff]*[\s\\]*import\b)/
const BY_NAME = /__import__|import_module/

/** Whether a text is Python and gets at modules. */
export function isCode(value: string): boolean {
  if ((!STATEMENT.test(value) && !BY_NAME.test(value)) || hasSyntaxError(value)) return false
  const facts = factsOfText(value)
  return facts.imports.length > 0 || facts.references.some((reference) => IMPORT.test(reference.name))
}

/** Code blocks in reStructuredText or Markdown of a docstring. */
function blocksOf(text: string, written: WrittenText, isPythonBlock: (kind: string) => boolean): readonly HostText[] {
  const doc = stringText(text, written)
  if (!BLOCK.test(doc.value)) return []
  const blocks: HostText[] = []
  for (const region of [...rstCodeRegions(doc.value), ...codeRegions(doc.value)]) {
    const isNew = !blocks.some((other) => overlaps(other.span, region.span))
    if (isNew && (region.kind === '' || isPythonBlock(region.kind)) && !hasPrompt(region.value)) blocks.push(region)
  }
  return codeOfBlocks(blocks).map((region) => within(doc, region))
}

/** The blocks that are Python and get at modules, or go on with what an earlier one of them imports. */
export function codeOfBlocks(blocks: readonly HostText[]): readonly HostText[] {
  const found: HostText[] = []
  const imported = new Set<string>()
  for (const block of inOrder(blocks)) {
    if (!isCode(block.value) && !readsThrough(block, imported)) continue
    found.push(block)
    for (const name of importedBy(block)) imported.add(name)
  }
  return found
}

/** A text inside a text inside the host. */
function within(outer: StringText, inner: HostText): HostText {
  return { ...inner, span: outer.placeOf(inner.span), hostEdits: (edits) => outer.hostEdits(inner.hostEdits(edits)) }
}
