import type { NeededImport } from '../index/needed-imports.ts'
import type { ModuleIdentity } from '../facts/resolve.ts'
import { firstPartOf, parentOf } from '../../model/names.ts'
import { isStandardLibrary } from '../facts/python-names.ts'

/** How a project writes imports: the longest line, and whether its own modules are imported with dots. */
export interface ImportStyle {
  readonly lineLength: number
  readonly newline: '\n' | '\r\n'
  readonly relative: boolean
}

/** isort's sections: future, standard library, third party, first party, local (relative). */
export type Section = 0 | 1 | 2 | 3 | 4

/** The section an import belongs to; `firstParty` tells the project's own top-level packages. */
export function sectionOf(module: string, level: number, firstParty: (top: string) => boolean): Section {
  if (level > 0) return 4
  if (module === '__future__') return 0
  const top = firstPartOf(module)
  if (firstParty(top)) return 3
  return isStandardLibrary(top) ? 1 : 2
}

/**
 * How a module is written after `from` in another module: with dots when asked to and both lie in one
 * top-level package, absolute otherwise. `from . import x` comes out as `.`.
 */
export function spellModule(module: string, self: ModuleIdentity, relative: boolean): string {
  const own = self.name
  if (!relative || own === undefined || firstPartOf(own) !== firstPartOf(module)) return module
  let base = self.isPackage ? own : parentOf(own)
  let dots = '.'
  while (base !== '' && module !== base && !module.startsWith(base + '.')) {
    base = parentOf(base)
    dots += '.'
  }
  if (base === '') return module
  return dots + module.slice(base.length + 1)
}

/** One import statement as text, wrapped in parentheses one name a line when it would be too long. No newline at the end. */
export function renderFrom(
  module: string,
  names: readonly string[],
  style: Pick<ImportStyle, 'lineLength' | 'newline'>,
  indent = '',
): string {
  const line = `${indent}from ${module} import ${names.join(', ')}`
  if (line.length <= style.lineLength) return line
  const inner = names.map((name) => `${indent}    ${name},${style.newline}`).join('')
  return `${indent}from ${module} import (${style.newline}${inner}${indent})`
}

export function renderPlain(module: string, alias: string | undefined, indent = ''): string {
  return `${indent}import ${module}${alias === undefined ? '' : ` as ${alias}`}`
}

/** `name` or `name as alias`. */
export function renderItem(name: string, alias: string | undefined): string {
  return alias === undefined ? name : `${name} as ${alias}`
}

/** One import statement to be written, with isort's section and sort key. */
export interface ImportLine {
  readonly section: Section
  readonly key: string
  readonly text: string
}

/**
 * The import block of a new module, in isort's order: sections with a blank line between, `import` before
 * `from`, one statement a module. Ends without a newline; `''` when there is nothing to import.
 */
export function renderBlock(
  imports: readonly NeededImport[],
  self: ModuleIdentity,
  style: ImportStyle,
  firstParty: (top: string) => boolean,
  futureAnnotations: boolean,
): string {
  const lines: ImportLine[] = []
  const runtime = imports.filter((entry) => !entry.typeChecking)
  const typeOnly = imports.filter((entry) => entry.typeChecking)
  const typing = runtime.find((entry) => entry.module === 'typing' && entry.name === undefined)
  const isFlagged = runtime.some((entry) => entry.module === 'typing' && entry.name === 'TYPE_CHECKING')
  const flag = isFlagged || typing === undefined ? 'TYPE_CHECKING' : `${typing.alias ?? 'typing'}.TYPE_CHECKING`
  const withFlag =
    typeOnly.length > 0 && flag === 'TYPE_CHECKING' && !isFlagged
      ? [...runtime, { module: 'typing', name: 'TYPE_CHECKING', alias: undefined, typeChecking: false }]
      : runtime
  if (futureAnnotations) lines.push({ section: 0, key: '0', text: 'from __future__ import annotations' })
  lines.push(...importLines(withFlag, self, style, firstParty, ''))
  const blocks = groupSections(lines, style.newline)
  if (typeOnly.length > 0)
    blocks.push(
      `if ${flag}:` +
        style.newline +
        groupSections(importLines(typeOnly, self, style, firstParty, '    '), style.newline).join(
          style.newline + style.newline,
        ),
    )
  return blocks.join(style.newline + style.newline)
}

/** One statement a module (plain imports apart), in the order given. */
export function importLines(
  imports: readonly NeededImport[],
  self: ModuleIdentity,
  style: ImportStyle,
  firstParty: (top: string) => boolean,
  indent: string,
): ImportLine[] {
  const lines: ImportLine[] = []
  const froms = new Map<string, { module: string; behind: string; names: Set<string> }>()
  for (const entry of imports) {
    const behind = entry.pragma === undefined ? '' : `  ${entry.pragma}`
    if (entry.name === undefined) {
      const section = sectionOf(entry.module, 0, firstParty)
      const text = renderPlain(entry.module, entry.alias, indent) + behind
      if (!lines.some((line) => line.text === text))
        lines.push({ section, key: `0${entry.module.toLowerCase()}`, text })
      continue
    }
    const spelled = spellModule(entry.module, self, style.relative && firstParty(firstPartOf(entry.module)))
    const one = froms.get(spelled + behind) ?? { module: spelled, behind, names: new Set<string>() }
    froms.set(spelled + behind, one)
    one.names.add(renderItem(entry.name, entry.alias))
  }
  for (const { module, behind, names } of froms.values()) {
    const level = /^\.*/.exec(module)?.[0].length ?? 0
    const section = sectionOf(module, level, firstParty)
    lines.push({
      section,
      key: `1${module.toLowerCase()}`,
      text: renderFrom(module, [...names].sort(byIsort), style, indent) + behind,
    })
  }
  return lines
}

function groupSections(lines: readonly ImportLine[], newline: string): string[] {
  const sections = [...new Set(lines.map((line) => line.section))].sort((a, b) => a - b)
  return sections.map((section) =>
    lines
      .filter((line) => line.section === section)
      .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
      .map((line) => line.text)
      .join(newline),
  )
}

/** isort's default order of names: CONSTANTS, Classes, then the rest (`_Private` too, by its first character), each alphabetically. */
export function byIsort(a: string, b: string): number {
  const rank = (name: string): number => {
    if (/^_*[A-Z][A-Z0-9_]*$/.test(name) && name.length > 1) return 0
    return /^[A-Z]/.test(name) ? 1 : 2
  }
  const difference = rank(a) - rank(b)
  if (difference !== 0) return difference
  const [left, right] = [a.toLowerCase(), b.toLowerCase()]
  return left < right ? -1 : left > right ? 1 : a < b ? -1 : 1
}
