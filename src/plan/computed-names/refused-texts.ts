import type { Finding } from '../../model/finding.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { Span } from '../../model/span.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import type { NameMap } from '../names/name-map.ts'

/**
 * What goes on having a text that is no name and that says another name afterwards (`f"{module}.md"`): a file of that name, one that spells
 * it out, or an address on the web, which is where it is made. Undefined for what the program makes of a name that it has: it follows that.
 */
export function speltIn(workspace: Workspace, text: string, made: RepoPath): RepoPath | undefined {
  const end = `/${text.replace(/^\/+/, '')}`
  return (
    workspace.list().find((path) => `/${path}`.endsWith(end)) ??
    workspace.mentioning([text])[0] ??
    (text.includes('://') ? made : undefined)
  )
}

/** What a literal becomes that spells a name which is there: it follows its module wherever it stands. Undefined for another text. */
export function literalOf(
  { index, map }: { readonly index: SymbolIndex; readonly map: Pick<NameMap, 'moduleTo'> },
  text: string,
): string | undefined {
  const target = index.lookup(text, 'import')
  if (target.kind !== 'module' && target.kind !== 'symbol') return undefined
  const { module } = target
  return text === module || text.startsWith(`${module}.`) ? map.moduleTo(module) + text.slice(module.length) : undefined
}

/** An expression that makes a text, and how it begins. */
interface MadeText {
  readonly path: RepoPath
  readonly span: Span
  readonly said: string
}

/** The reason to refuse a text that may be the name of a module, `name`, which becomes `to`. */
export function putTogether({ path, span, said }: MadeText, name: string, to: string): Finding {
  return {
    code: 'dynamic-import',
    level: 'error',
    reason: `${path} puts a module name together at run time (${said}); it may be ${name}, which becomes ${to}, and the text could not be rewritten for certain`,
    advice: `Write the full module names as literals first, or leave the module where it is. Where nobody asks for it by this name, accept it in the recipe: \`accept: [{ code: dynamic-import, path: ${path}, because: ... }]\`.`,
    place: { path, span },
  }
}

/** The reason to refuse such a text: `place` is what `speltIn` found. */
export function speltElsewhere({ path, span, said }: MadeText, text: string, place: RepoPath): Finding {
  const isAddress = place === path && text.includes('://')
  const goesOn = isAddress
    ? 'it is an address on the web, where it stays'
    : `${place === path ? 'the same file' : place} goes on having the old one`
  return {
    code: 'dynamic-import',
    level: 'error',
    reason: `${path} makes "${text}" of a module's name (${said}), which is another text afterwards, and ${goesOn}`,
    advice: `Write there what the texts are to be whatever modules are called, or leave the module where it is. Where both are changed in the same commit, accept it in the recipe: \`accept: [{ code: dynamic-import, path: ${path}, because: ... }]\`.`,
    place: { path, span },
  }
}
