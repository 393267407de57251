import type { RepoPath } from '../../model/source-file.ts'
import type { Scene } from '../proof/proof-input.ts'
import type { OldName } from './old-names.ts'

const SECTION = /^(?:\.\. (?:py:)?(?:current)?module:: *|`{3,}\{(?:py:)?(?:current)?module\} *)([\w.]+)/
/** Names of a document: in a role, behind a directive, alone in an indented line of a list. */
const NAMED =
  /(?::[\w:]+:|\{[\w:]+\})`(?:[^`<]*<)?[~!]?(\.?[\w.]+)|^\s*\.\. (?:py:)?\w+:: +(\.?[\w.]+)|^\s+~?([\w.]+)\s*$/g

/**
 * Names that a document shortens: below `.. currentmodule:: shop`, `till.total` is `shop.till.total`, and `.till.total` is whatever
 * ends so. Where the long name was there and is gone, the short one leads nowhere.
 */
export function shortNames(scene: Scene, path: RepoPath, text: string): readonly OldName[] {
  if (!/\.(?:md|markdown|mdx|rst|rest|txt)$/.test(path) || scene.plan.modules.length === 0) return []
  const found: OldName[] = []
  let section: string | undefined
  let start = 0
  for (const line of text.split('\n')) {
    section = SECTION.exec(line)?.[1] ?? section
    for (const match of SECTION.test(line) ? [] : line.matchAll(NAMED)) {
      const name = match[1] ?? match[2] ?? match[3] ?? ''
      const now = name.startsWith('.')
        ? ofEnding(scene, name)
        : section === undefined
          ? undefined
          : below(scene, section, name)
      const at = start + match.index + match[0].lastIndexOf(name)
      if (now !== undefined) found.push({ span: { start: at, end: at + name.length }, old: name, now, isWord: true })
    }
    start += line.length + 1
  }
  return found
}

/** The new name of what a section's module had below it under this name, and has no more. */
function below(scene: Scene, section: string, name: string): string | undefined {
  const old = scene.plan.modules.find((move) => move.to === section)?.from ?? section
  const now = newNameOf(scene, `${old}.${name}`)
  if (now === undefined) return undefined
  const kind = scene.after.lookup(`${section}.${name}`, 'import').kind
  return kind === 'module' || kind === 'symbol' ? undefined : now
}

/** The new name of a module, or of what is in one, that a name with a dot before it ends; undefined where it still ends one. */
function ofEnding(scene: Scene, name: string): string | undefined {
  const [first = ''] = name.slice(1).split('.')
  const rest = name.slice(first.length + 1)
  const ends = (module: string): boolean => module === first || module.endsWith(`.${first}`)
  const move = scene.plan.modules.find((one) => ends(one.from))
  const now = move === undefined ? undefined : newNameOf(scene, move.from + rest)
  return now === undefined || scene.after.allModules().some(ends) ? undefined : now
}

/** The new name of a module or symbol of the base tree that is called otherwise now. */
function newNameOf(scene: Scene, name: string): string | undefined {
  const target = scene.before.lookup(name, 'import')
  if (target.kind !== 'module' && target.kind !== 'symbol') return undefined
  const to = scene.map.moduleTo(target.module)
  return to === target.module ? undefined : to + name.slice(target.module.length)
}
