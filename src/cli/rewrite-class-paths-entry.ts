import type { JscodeshiftTransform } from '../jscodeshift/adapter.ts'
import { refusingParser } from '../jscodeshift/refusing-parser.ts'
import { loadProgram } from './load-program.ts'

/** `jscodeshift --no-babel -t .../rewrite-class-paths-entry.js --extensions=yml,yaml,json --plan=plan.json .` */
const rewriteClassPaths: JscodeshiftTransform = async (...asked) =>
  (await loadProgram()).RUNNER_TRANSFORMS['rewrite-class-paths'](...asked)
export default rewriteClassPaths

/** Read by jscodeshift. */
export const parser = refusingParser
