import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

/** `.ci/run` asks for the counts as JSON; everybody else reads the default reporter. */
const resultFile = process.env['TEST_RESULT_FILE']

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['node_modules', 'dist', '__testfixtures__'],
    setupFiles: ['test/support/setup.ts'],
    pool: 'forks',
    // One less than there are processors is the default: one, on the two of a small machine, where the process that waits takes nothing.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // Most functions of a test run are hot for a moment alone: optimise later than a server would.
    execArgv: ['--interrupt-budget=1056000', '--liftoff-only'],
    testTimeout: 30_000,
    hookTimeout: 30_000,
    reporters: resultFile === undefined ? ['default'] : ['default', ['json', { outputFile: resultFile }]],
  },
})
