import type { Transform } from '../src/engine/transform.ts'
import { applyCures } from './apply-cures.ts'
import { followLinks } from './follow-links.ts'
import { guardOptionalImports } from './guard-optional-imports.ts'
import { keepSubmodulesLoaded } from './keep-submodules-loaded.ts'
import { leaveShim } from './leave-shim.ts'
import { letInByGit } from './let-in-by-git.ts'
import { listPackages } from './list-packages.ts'
import { loadParent } from './load-parent.ts'
import { moveHelpers } from './move-helpers.ts'
import { moveModules } from './move-modules.ts'
import { rewriteClassPaths } from './rewrite-class-paths.ts'
import { rewriteImports } from './rewrite-imports.ts'
import { rewriteMentions } from './rewrite-mentions.ts'
import { rewritePlaces } from './rewrite-places.ts'
import { rewriteTestPaths } from './rewrite-test-paths.ts'
import { scaffoldCi } from './scaffold-ci.ts'
import { scaffoldPackage } from './scaffold-package.ts'
import { scaffoldTests } from './scaffold-tests.ts'
import { writeMigrationGuide } from './write-migration-guide.ts'
import { writePublicApi } from './write-public-api.ts'

/** All transforms in the order in which they run. The only place where that order exists. */
export const transforms: readonly Transform[] = [
  scaffoldPackage,
  moveHelpers,
  moveModules,
  followLinks,
  rewriteImports,
  keepSubmodulesLoaded,
  loadParent,
  rewritePlaces,
  rewriteClassPaths,
  rewriteMentions,
  listPackages,
  guardOptionalImports,
  applyCures,
  writePublicApi,
  leaveShim,
  scaffoldTests,
  rewriteTestPaths,
  letInByGit,
  scaffoldCi,
  writeMigrationGuide,
]
