import { lastPartOf, prefixesOf } from '../../model/names.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { imported } from '../../workspace/tokens.ts'
import type { Token } from '../../workspace/tokens.ts'
import { aliasesOf } from './import-aliases.ts'

const known = new WeakMap<SymbolIndex, readonly Token[]>()

/**
 * Tokens of which every text has one that holds a module of the tree as an object: an import binds a module by a word of its list
 * (language reference 7.11), which is the module's last one, the first one where a whole path is imported, or a name that the file it
 * is taken from gives to it (`from helper import s` after `import shop as s` there). `sys.modules` holds all of them, so an import of
 * it counts. For sieving: what a text that has one of them holds is looked up in its facts.
 */
export function holderTokens(index: SymbolIndex): readonly Token[] {
  const before = known.get(index)
  if (before !== undefined) return before
  const words = new Set(['sys', 'modules'])
  const seen = new Set<string>()
  for (const path of index.workspace.list('.py', '.pyi'))
    for (const name of prefixesOf(index.moduleOf(path) ?? '')) {
      if (seen.has(name)) break
      seen.add(name)
      words.add(lastPartOf(name))
    }
  for (const word of [...words]) for (const alias of aliasesOf(index.workspace, word)) words.add(alias)
  const tokens = [...words].map(imported)
  known.set(index, tokens)
  return tokens
}
