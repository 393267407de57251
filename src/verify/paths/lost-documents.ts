import type { Finding } from '../../model/finding.ts'
import { folderOf, joinPath } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { wordQuery } from '../../workspace/text-query.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { PAGE_ENDINGS } from './listed-documents.ts'
import type { Scene } from '../proof/proof-input.ts'

const DOCUMENTS = PAGE_ENDINGS.map((ending) => `.${ending}`)

/**
 * Entries of tables of contents (`toctree`; Sphinx, "Directives for document structure") that named a document of the tree and name none
 * now: a page has the name of its file, whatever the module is called that it is about. The lists are read line by line in either tree.
 */
export function lostDocuments(scene: Scene): readonly Finding[] {
  const goals = new Map(scene.plan.files.map((move) => [move.from, move.to]))
  return scene.base.matching(wordQuery(['toctree']), ...DOCUMENTS).flatMap((origin): readonly Finding[] => {
    const path = goals.get(origin) ?? origin
    const [was, is] = [listedIn(scene.base, origin), listedIn(scene.final, path)]
    const there = was.filter((name) => isThere(scene.base, origin, name)).length
    const lost = is.filter((name) => !isThere(scene.final, path, name) && !isSameRest(scene, was, { origin, name }))
    const left = is.filter((name) => isThere(scene.final, path, name)).length
    const [first] = lost
    if (first === undefined || left >= there) return []
    return [
      {
        code: 'text-changed',
        level: 'error',
        reason: `${path} lists ${first} in a table of contents, and no document has that name`,
        advice: 'Let the entry name the file of the page, without its ending.',
        place: { path },
      },
    ]
  })
}

/** An entry that stands there as it did, and led nowhere before: an address, a pattern, a page that is generated. */
function isSameRest(
  scene: Scene,
  was: readonly string[],
  { origin, name }: { readonly origin: RepoPath; readonly name: string },
): boolean {
  return was.includes(name) && !isThere(scene.base, origin, name)
}

function isThere(workspace: Workspace, path: RepoPath, name: string): boolean {
  // An absolute name is counted from the folder of `conf.py`, which some folder above the document is.
  const folders = [folderOf(path)]
  while (name.startsWith('/') && folders.at(-1) !== '') folders.push(folderOf(folders.at(-1) ?? ''))
  return folders.some((folder) => {
    const file = resolvedAt(folder, name)
    return file !== undefined && ['', ...DOCUMENTS].some((ending) => workspace.has(file + ending))
  })
}

function resolvedAt(folder: RepoPath, name: string): RepoPath | undefined {
  const parts = folder === '' ? [] : folder.split('/')
  for (const part of name.split('/')) {
    if (part === '..' && parts.pop() === undefined) return undefined
    if (part !== '..' && part !== '.' && part !== '') parts.push(part)
  }
  return joinPath(...parts)
}

/** What stands in the bodies of the directives: the names of documents, in their order. */
function listedIn(workspace: Workspace, path: RepoPath): readonly string[] {
  const names: string[] = []
  let body: ((line: string) => boolean) | undefined
  for (const line of workspace.glance(path).split(/\r?\n/)) {
    const [, indent, fence] = /^([ \t]*)(?:\.\. +toctree::|([`~:]{3,})\{toctree\})/.exec(line) ?? []
    if (indent !== undefined) {
      body =
        fence === undefined
          ? (one) => one.trim() === '' || one.search(/\S/) > indent.length
          : (one) => !one.trim().startsWith(fence)
      continue
    }
    if (body?.(line) !== true) body = undefined
    else if (/^\s*(?!:\w)\S/.test(line)) names.push((/<([^<>]+)>\s*$/.exec(line)?.[1] ?? line).trim())
  }
  return names
}
