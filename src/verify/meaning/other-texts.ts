import type { RepoPath } from '../../model/source-file.ts'
import type { Scene } from '../proof/proof-input.ts'
import { fillingTexts } from './filled-names.ts'
import { textsWithLinks } from './names-by-link.ts'
import { textsWithParts } from './names-in-parts.ts'

/** The texts of the final tree that may mean an old name and spell none: by what is put in, in parts, by a link, or from their own package. */
export function otherTexts(scene: Scene): readonly RepoPath[] {
  return [
    ...fillingTexts(scene),
    ...textsWithParts(scene),
    ...textsWithLinks(scene),
    ...scene.final.list('.zcml', '.gin'),
  ]
}
