import { rewriteClassPaths } from '../../transforms/rewrite-class-paths.ts'
import { jscodeshiftTransform, refusingParser } from '../jscodeshift/adapter.ts'
import { jscodeshiftTree } from './jscodeshift-tree.ts'

/** `jscodeshift --no-babel -t .../rewrite-class-paths-entry.js --extensions=yml,yaml,json --plan=plan.json .` */
export default jscodeshiftTransform(rewriteClassPaths, jscodeshiftTree)

/** Read by jscodeshift. */
export const parser = refusingParser
