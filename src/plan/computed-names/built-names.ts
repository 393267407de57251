import { literalPattern } from '../../model/literal-pattern.ts'
import { replace } from '../../model/edit.ts'
import type { Edit } from '../../model/edit.ts'
import type { Finding } from '../../model/finding.ts'
import { joinName, lastPartOf, parentOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { KeptName, SymbolMove } from '../../model/plan.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { overlaps } from '../../model/span.ts'
import type { ModuleFacts } from '../../python/facts/facts.ts'
import type { ModuleIdentity } from '../../python/facts/resolve.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { changedText } from '../../python/parse/text-pieces.ts'
import { newNameOf } from '../names/name-map.ts'
import type { NameMap } from '../names/name-map.ts'
import { moduleInBuiltCode } from './built-code.ts'
import { builtSites, cutName } from './built-sites.ts'
import type { BuiltSite, KnownPiece } from './built-sites.ts'
import { followsItsParent, guessedBelow } from './guessed-below.ts'
import { heldRelative } from './held-relatives.ts'
import { isUnaskedFinder } from './finder-imports.ts'
import { functionAround } from './function-around.ts'
import { oneWordNames } from '../module-names/one-word-names.ts'
import { literalOf, putTogether, speltElsewhere, speltIn } from './refused-texts.ts'
import { editsInPieces, isSame, textOf, wholeEdit } from './say-name.ts'

/** What becomes of the names a module puts together. */
export interface BuiltNames {
  readonly edits: readonly Edit[]
  readonly findings: readonly Finding[]
  readonly kept: readonly KeptName[]
}

/** What is asked about one module. */
export interface BuiltNamesInput {
  readonly index: SymbolIndex
  readonly map: NameMap
  readonly moved: readonly SymbolMove[]
  readonly facts: ModuleFacts
  readonly self: ModuleIdentity
  readonly path: RepoPath
}

/** The name has moved away from the namespace it is looked up in. */
const UNSAYABLE = '\0'
const NOTHING: BuiltNames = { edits: [], findings: [], kept: [] }
const PUT_TOGETHER =
  /[+%/]|\.format\b|join\b|\b[fF][rR]?['"]|\bvars\s*\(|__dict__|import_module|__import__|find_spec|modules/

/**
 * Names that a module puts together out of constants (`PKG + ".lines"`, `"%s.%s"`, tables, loops) are made to say the new name;
 * where that cannot be done in the text, a moved symbol stays importable and a renamed module is a reason to refuse.
 */
export function builtNames(input: BuiltNamesInput): BuiltNames {
  const { facts } = input
  if (facts.errors.length > 0 || !PUT_TOGETHER.test(facts.text)) return NOTHING
  const sites = builtSites(input.index, facts, input.self)
  const followed = oneWordNames({ ...input, to: input.map.moduleTo }).flatMap(({ edit }) => edit?.span.start ?? [])
  const made: Made = { edits: [], wholes: new Map(), followed: new Set(followed) }
  for (const site of sites) rewrite(input, site, made)
  const findings: Finding[] = []
  const kept: KeptName[] = []
  const undone = new Set<Edit>()
  for (const site of sites) {
    const problem = problemOf(input, site, made)
    if (problem === undefined) continue
    for (const edit of made.edits) if (isInside(site, edit)) undone.add(edit)
    const moves = movesNamed(input, problem)
    if (moves.length > 0) kept.push(...moves.map((move) => keptName(move, input.path)))
    else findings.push(refusal(input, site, problem))
  }
  return { edits: made.edits.filter((edit) => !undone.has(edit)), findings, kept }
}

/** Edits so far, what the expressions say that were replaced as a whole, and where literals of one word begin that others see to. */
interface Made {
  readonly edits: Edit[]
  readonly wholes: Map<BuiltSite, string>
  readonly followed: ReadonlySet<number>
}

function rewrite(input: BuiltNamesInput, site: BuiltSite, made: Made): void {
  if (site.kind === 'code') return
  const prefixes = site.values.flatMap((value) => prefixEdit(input, site, value) ?? [])
  if (prefixes.length > 0 && site.values.length === 1) {
    made.edits.push(...prefixes)
    return
  }
  const found: Edit[] = [...prefixes]
  for (const value of site.values) {
    const name = wantedOf(input, site, value)
    if (name === undefined || name === UNSAYABLE || said(input, site, value, made) === name) continue
    const parts = editsInPieces(value, name)
    // A name that is cut out of another one stays as it is, or is a reason to refuse.
    const isCut = value.some((piece) => piece.kind === 'changed')
    if (parts === undefined && site.values.length === 1 && !isCut) {
      made.wholes.set(site, name)
      found.push(wholeEdit(input.facts.text, site.node, name))
    }
    found.push(...(parts ?? []))
  }
  const fresh = found.filter(
    (edit, at) =>
      !made.edits.some((other) => isSame(other, edit)) && found.findIndex((one) => isSame(one, edit)) === at,
  )
  const isClash = [...fresh.keys()].some((at) =>
    [...made.edits, ...fresh.slice(0, at)].some((other) => overlaps(other.span, fresh[at]?.span ?? other.span)),
  )
  if (!isClash) made.edits.push(...fresh)
  else made.wholes.delete(site)
}

/** A literal beginning below which everything gets the same new beginning: `f"shop.billing.{kind}"`. */
function prefixEdit(
  { index, map, facts }: BuiltNamesInput,
  site: BuiltSite,
  value: readonly KnownPiece[],
): Edit | undefined {
  const [head] = value
  if (site.kind !== 'import' || site.base.length > 0) return undefined
  if (head?.kind !== 'text' || head.source === undefined || textOf(value) !== undefined) return undefined
  // A local variable that a module is asked for by holds the name of a module; what is held for others may mean more.
  const own = functionAround(facts, site.node.startIndex)
  if (head.isFar && (own === undefined || functionAround(facts, head.source.start) !== own)) return undefined
  const parent = /^([\w.]+)\.$/.exec(head.value)?.[1]
  if (parent === undefined || map.moduleTo(parent) === parent || !index.isModule(parent)) return undefined
  const to = map.moduleTo(parent)
  const isWhole = index
    .modulesBelow(parent)
    .every((module) => map.moduleTo(module) === to + module.slice(parent.length))
  return isWhole ? replace(head.source.start, head.source.start + parent.length, to) : undefined
}

/** A name that a site goes on saying wrongly; undefined when all is well. */
function problemOf(input: BuiltNamesInput, site: BuiltSite, made: Made): readonly QualifiedName[] | undefined {
  if (site.kind === 'code') {
    const { index, map } = input
    const hits = site.values.flatMap((value) => moduleInBuiltCode(value, index.allModules(), map.isRenamed) ?? [])
    return hits.length > 0 ? hits : undefined
  }
  for (const value of site.values) {
    const text = textOf(value)
    if (text !== undefined && /\s/.test(text) && site.kind !== 'import') continue // A sentence is no name.
    const unplaced = text === undefined ? undefined : relativeTo(input, site, text)
    if (unplaced !== undefined) return [unplaced]
    const [now, wanted] = [said(input, site, value, made), wantedOf(input, site, value)]
    if (text === undefined || now === (wanted ?? text) || now === literalOf(input, text)) continue
    if (wanted !== undefined || site.kind !== 'text' || speltIn(input.index.workspace, text, input.path) !== undefined)
      return [wholeOf(site, value) ?? text]
  }
  const guesses = site.values.flatMap((value) => (textOf(value) === undefined ? guessed(input, site, value, made) : []))
  return guesses.length > 0 ? guesses : undefined
}

/** A module that changes its name and that a relative name may mean, in a package that only a run can tell. */
function relativeTo({ index, map }: BuiltNamesInput, site: BuiltSite, text: string): QualifiedName | undefined {
  const tail = /^\.+([\w.]+)$/.exec(text)?.[1]
  if (site.kind !== 'import' || tail === undefined || site.base.length === 0 || textOf(site.base) !== undefined)
    return undefined
  return index.allModules().find((module) => map.isRenamed(module) && module.endsWith(`.${tail}`))
}

/** Names that change and that a text may turn out to be. */
function guessed(
  { index, map, moved, facts, path }: BuiltNamesInput,
  site: BuiltSite,
  value: readonly KnownPiece[],
  made: Made,
): readonly QualifiedName[] {
  const isSettled = value.some(
    (piece) => piece.kind === 'text' && made.edits.some((edit) => edit.span.start === piece.source?.start),
  )
  const texts = value.map((piece) => (piece.kind === 'any' ? '' : piece.value))
  const below = isSettled
    ? undefined
    : (guessedBelow({ index, map }, site, value) ?? heldRelative({ index, map, path }, site, value))
  if (below !== undefined) return [below]
  if (isSettled || site.kind === 'code' || site.kind === 'attribute' || !texts.some((text) => /\w/.test(text)))
    return []
  const sources = value.map((piece, at) =>
    piece.kind !== 'any' ? literalPattern(piece.value) : value[at - 1]?.kind === 'any' ? '' : '[\\w.]*',
  )
  const pattern = new RegExp(`^${sources.join('')}$`)
  const base = site.base.length === 0 ? '' : `${textOf(site.base) ?? ''}.`
  const fits = (name: string): boolean => name.startsWith(base) && pattern.test(name.slice(base.length))
  if (site.kind === 'text') {
    // What nobody known resolves counts only with the changed word itself in it.
    const words = new Set(texts.flatMap((text) => (text.includes('.') ? text.split('.') : [])))
    const named = moved.filter((move) => words.has(lastPartOf(move.symbol)))
    const symbols = named.map((move) => joinName(move.from, move.symbol)).filter(fits)
    return symbols.length > 0 && IMPORTS_BY_NAME.test(facts.text) ? symbols : []
  }
  const hit = index
    .allModules()
    .find((module) => map.isRenamed(module) && fits(module) && !followsItsParent({ index, map }, module, value))
  return hit === undefined || isUnaskedFinder(index.workspace, site.node, hit) ? [] : [hit]
}

const IMPORTS_BY_NAME = /\b(?:import_module|__import__|resolve_name|import_string|locate|getattr)\b/

/** What the text has to say afterwards; undefined when it names nothing that changes, or may say anything. */
function wantedOf(input: BuiltNamesInput, site: BuiltSite, value: readonly KnownPiece[]): string | undefined {
  const { index, map } = input
  const text = textOf(value)
  if (text === undefined) return undefined
  const whole = wholeOf(site, value)
  if (whole === undefined || !/^[\w.:]+$/.test(whole)) return undefined
  // `prefix + "."`: the beginning of what is below a module or a definition.
  if (site.base.length === 0 && /[^.]\.$/.test(whole)) {
    const begin = newNameOf(map, index, whole.slice(0, -1))
    return begin === undefined ? undefined : `${begin}.`
  }
  const name = newNameOf(map, index, whole.replace(':', '.'))
  if (name === undefined) return undefined
  if (site.base.length === 0) return whole.includes(':') ? `${parentOf(name)}:${lastPartOf(name)}` : name
  const base = textOf(site.base)
  if (base === undefined || parentOf(name) !== map.moduleTo(base)) return UNSAYABLE
  return (text.startsWith('.') ? '.' : '') + lastPartOf(name)
}

/** The absolute name a value stands for at its site. */
function wholeOf(site: BuiltSite, value: readonly KnownPiece[]): string | undefined {
  const text = textOf(value)
  if (text === undefined || site.base.length === 0) return text
  const base = textOf(site.base)
  return base === undefined || text.startsWith('..') ? undefined : joinName(base, text.replace(/^\./, ''))
}

/** What a value says after the edits, those of other mentions included; undefined when nobody can tell. */
function said(
  { index, map, facts }: BuiltNamesInput,
  site: BuiltSite,
  value: readonly KnownPiece[],
  { edits, wholes, followed }: Made,
): string | undefined {
  if (textOf(value) === undefined) return undefined
  const whole = wholes.get(site)
  if (whole !== undefined) return whole
  const seen = new Set<Edit>()
  return value
    .map((piece) => {
      if (piece.kind === 'any') return ''
      if (piece.kind === 'module')
        return piece.of === undefined || piece.cut === undefined
          ? map.moduleTo(piece.value)
          : cutName(map.moduleTo(piece.of), piece.cut)
      if (piece.kind === 'changed') return changedText(map.moduleTo(piece.of), piece.changes)
      const { source } = piece
      const around =
        source === undefined
          ? undefined
          : edits.find((edit) => edit.span.start < source.start && source.end < edit.span.end)
      if (around !== undefined) {
        const isFirst = !seen.has(around)
        seen.add(around)
        return isFirst ? around.text.slice(1, -1) : ''
      }
      const own = source === undefined ? [] : edits.filter((edit) => overlaps(edit.span, source))
      // A literal that is a whole name by itself is followed as one, here or in the module that has it.
      const isWritten = source !== undefined || piece.isFar
      const isLong = piece.value.includes('.') && !/^\.|\.$/.test(piece.value)
      const isName = isWritten && (isLong || followed.has(source?.start ?? -1))
      if (source === undefined || own.length === 0)
        return (isName ? newNameOf(map, index, piece.value) : undefined) ?? piece.value
      return own
        .toSorted((a, b) => b.span.start - a.span.start)
        .reduce(
          (text, { span, text: put }) =>
            text.slice(0, span.start - source.start) + put + text.slice(span.end - source.start),
          facts.text.slice(source.start, source.end),
        )
    })
    .join('')
}

function isInside(site: BuiltSite, edit: Edit): boolean {
  return site.node.startIndex <= edit.span.start && edit.span.end <= site.node.endIndex
}

function movesNamed({ index, moved }: BuiltNamesInput, names: readonly string[]): readonly SymbolMove[] {
  return names.flatMap((name) => {
    const target = index.lookup(name, 'import')
    if (target.kind !== 'symbol') return []
    return moved.filter((move) => move.from === target.module && move.symbol === target.symbol)
  })
}

function keptName(move: SymbolMove, path: RepoPath): KeptName {
  const reason = `${path} puts its name together at run time`
  return { module: move.from, symbol: move.symbol, reason }
}

function refusal({ index, map, path }: BuiltNamesInput, site: BuiltSite, names: readonly string[]): Finding {
  const [name = ''] = names
  const [span, said] = [{ start: site.node.startIndex, end: site.node.endIndex }, site.node.text.split('\n')[0] ?? '']
  const isName = site.kind !== 'text' || newNameOf(map, index, name.replace(':', '.')) !== undefined
  const spelt = isName ? undefined : speltIn(index.workspace, name, path)
  if (spelt !== undefined) return speltElsewhere({ path, span, said }, name, spelt)
  return putTogether({ path, span, said }, name, map.moduleTo(name))
}
