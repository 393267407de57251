import { rewriteImports } from '../../transforms/rewrite-imports.ts'
import { jscodeshiftTransform, refusingParser } from '../jscodeshift/adapter.ts'
import { jscodeshiftTree } from './jscodeshift-tree.ts'

/** `jscodeshift --no-babel -t .../rewrite-imports-entry.js --extensions=py --plan=plan.json .` */
export default jscodeshiftTransform(rewriteImports, jscodeshiftTree)

/** Read by jscodeshift. */
export const parser = refusingParser
