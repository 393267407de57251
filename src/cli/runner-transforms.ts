import { rewriteClassPaths } from '../../transforms/rewrite-class-paths.ts'
import { rewriteImports } from '../../transforms/rewrite-imports.ts'
import { jscodeshiftTransform } from '../jscodeshift/adapter.ts'
import { jscodeshiftTree } from './jscodeshift-tree.ts'

/** What the stock jscodeshift runner can do in place, by the names of the transforms. */
export const RUNNER_TRANSFORMS = {
  'rewrite-imports': jscodeshiftTransform(rewriteImports, jscodeshiftTree),
  'rewrite-class-paths': jscodeshiftTransform(rewriteClassPaths, jscodeshiftTree),
}
