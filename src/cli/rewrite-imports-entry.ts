import type { JscodeshiftTransform } from '../jscodeshift/adapter.ts'
import { refusingParser } from '../jscodeshift/refusing-parser.ts'
import { loadProgram } from './load-program.ts'

/** `jscodeshift --no-babel -t .../rewrite-imports-entry.js --extensions=py --plan=plan.json .` */
const rewriteImports: JscodeshiftTransform = async (...asked) =>
  (await loadProgram()).RUNNER_TRANSFORMS['rewrite-imports'](...asked)
export default rewriteImports

/** Read by jscodeshift. */
export const parser = refusingParser
