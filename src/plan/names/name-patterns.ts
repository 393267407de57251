import { literalPattern } from '../../model/literal-pattern.ts'
import { lastPartOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'

/** What may stand between two tokens of an expression: blanks, joined lines, comments in brackets (language reference 2.1). */
const GAP = '(?:\\s|\\\\|#[^\\n]*\\n)*'
/** The names of an import up to the one that is looked for: on one line or in brackets. */
const UP_TO = '(?:(?:[^\\n(\\\\;]|\\\\(?:\\r?\\n|\\r))*|[\\s\\\\]*\\((?:[^)#]|#[^\\n]*\\n)*)'

/** What follows a target: an assignment of any kind, an annotation, the next target, `in`, or the end of what it stands in. */
const AFTER_TARGET = '(?:=(?!=)|(?:[-+*/%@&|^]|\\*\\*|//|>>|<<)=|[:,)\\]]|in\\b)'

/**
 * A pattern that every text matches in which `from module import name`, a star import of the module, or `module.name` stands, the module
 * by its last word or one of the `aliases` that imports give to it. Many others match too: it only saves parsing.
 */
export function takingPattern(module: QualifiedName, name: string, aliases: readonly string[]): RegExp {
  const word = literalPattern(name)
  const owner = [lastPartOf(module), ...aliases].map(literalPattern).join('|')
  const attribute = `(?<![\\p{L}\\p{M}\\p{N}_])(?:${owner})${GAP}\\.${GAP}${word}(?!\\w)`
  const imported = `(?:${literalPattern(lastPartOf(module))}|\\.)[\\s\\\\]*import(?:[\\s\\\\(]*\\*|(?!\\w)${UP_TO}(?<!\\w)${word}(?!\\w))`
  return new RegExp(`${attribute}|${imported}`, 'u')
}

/**
 * A pattern that every text matches in which an attribute of one of the names is assigned, annotated or a target of any
 * other kind. Many others match too: it only saves parsing.
 */
export function storingPattern(names: Iterable<string>): RegExp {
  const words = [...names].map(literalPattern).join('|')
  return new RegExp(`\\.${GAP}(?:${words})(?!\\w)${GAP}${AFTER_TARGET}`)
}
