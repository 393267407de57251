/** Everything that is started from outside, for the one file that the program is built into. */
export { runCli } from './run-cli.ts'
export { RUNNER_TRANSFORMS } from './runner-transforms.ts'
