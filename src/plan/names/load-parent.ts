import type { Edit } from '../../model/edit.ts'
import { insert } from '../../model/edit.ts'
import { isWithin } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import { loadEdits } from '../../python/edit/load-submodules.ts'
import type { ModuleFacts } from '../../python/facts/facts.ts'
import { aboveComments, lineStart } from '../../python/facts/lines.ts'
import { absoluteModule } from '../../python/facts/resolve.ts'
import { importedModules } from '../../python/index/loaded-modules.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import type { FileStyles } from './file-style.ts'

/**
 * The import of the parent at the head of the new package's `__init__`, with a comment that says why: in its isort place, or above the
 * first import of the tree where that comes later. `index` is the tree with the package at its new place.
 */
export function loadParentEdits(
  index: SymbolIndex,
  facts: ModuleFacts,
  package_: { readonly to: QualifiedName; readonly parent: QualifiedName },
  styles: FileStyles,
): readonly Edit[] {
  const path = index.fileOf(package_.to)
  if (path === undefined) return []
  const self = index.identityOf(path)
  const load = { module: package_.parent, reference: undefined, isLate: false, boundBeside: [] }
  const style = styles.styleOf(path)
  const [edit, ...others] = loadEdits(facts, [load], self, style, styles.isFirstParty)
  if (edit === undefined || others.length > 0) return []
  const first = facts.imports.find(
    (statement) =>
      statement.scope === 0 &&
      (importedModules(index, statement, self).length > 0 ||
        isWithin(absoluteModule(statement, self) ?? '', package_.to)),
  )
  const comment = `# First, as when this was a part of it: the two need each other while they are loaded.${style.newline}`
  const text = edit.text.replace(/(?=^import )/m, () => comment)
  if (first === undefined || edit.span.start <= first.span.start) return [{ ...edit, text }]
  return [
    insert(aboveComments(facts.text, lineStart(facts.text, first.span.start)), text.trim() + style.newline, 'review'),
  ]
}
