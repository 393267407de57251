import type { RepoPath } from '../../model/source-file.ts'
import type { Scene } from '../proof/proof-input.ts'
import type { OldName } from './old-names.ts'
import { renamedNames } from './renamed-names.ts'

/** A name behind a sign of gin, with the scope before it (gin-config, "Syntax quick reference"). */
const NAME = /(?:[@%](?:[\w.]+\/)*|^[ \t]*(?:[\w.]+\/)+)([A-Za-z_]\w*(?:\.\w+)+)/gm

/** Names of configurables, references and macros in a gin file that are others now (`@shop.till.Total()`, `scope/shop.till.Total.rate = 1`). */
export function namesInGin(scene: Scene, path: RepoPath, text: string): readonly OldName[] {
  if (!path.endsWith('.gin')) return []
  return [...text.matchAll(NAME)].flatMap((match): readonly OldName[] => {
    const name = match[1] ?? ''
    const start = match.index + match[0].length - name.length
    return renamedNames(scene, name).map(({ span, old, now }) => ({
      ...{ old, now, isWord: true },
      span: { start: start + span.start, end: start + span.end },
    }))
  })
}
