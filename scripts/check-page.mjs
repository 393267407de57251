/**
 * `npm run check:page`: make the page of examples/cellkit and use it in a real browser: it opens, filters, expands, leads to lines, speaks to
 * nobody, and has no serious fault of access; with 5 MB of diff in it, it opens in time. Needs Chromium (CHROMIUM, or chromium on the PATH); where it is missing that is said, and the exit code is 0.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const require = createRequire(import.meta.url)
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update']

/** So much diff, in so much time of the page's own thread: wall time says more about what else the machine does. */
const LARGE = 5 * 2 ** 20
const SECONDS = 2
/** In milliseconds: the machine may be busy with other checks. */
const PATIENCE = 120_000

const browser = [process.env.CHROMIUM, 'chromium', 'chromium-browser', 'google-chrome'].find(
  (name) => name !== undefined && spawnSync(name, ['--version']).status === 0,
)
if (browser === undefined) console.log('check:page: skipped: there is no Chromium on the PATH (CHROMIUM names one)')
else await check(spawnSync('sh', ['-c', `command -v ${browser}`], { encoding: 'utf8' }).stdout.trim() || browser)

async function check(executablePath) {
  const { chromium } = await import('playwright-core')
  const folder = mkdtempSync(join(tmpdir(), 'check-page-'))
  const file = join(folder, 'page.html')
  const cli = join(root, 'dist/src/cli/main.js')
  const made = spawnSync(process.execPath, [cli, 'preview', '--root', join(root, 'examples/cellkit'), '--html', file], {
    encoding: 'utf8',
  })
  const faults = made.status === 0 ? [] : [`no page was made: ${made.stderr.slice(-400)}`]
  const running = made.status === 0 ? await chromium.launch({ executablePath, args: FLAGS }) : undefined
  try {
    for (const [width, colorScheme] of [
      [1300, 'light'],
      [1300, 'dark'],
      [390, 'light'],
    ]) {
      if (running !== undefined) faults.push(...(await faultsOf(running, file, width, colorScheme)))
    }
    if (running !== undefined) faults.push(...(await faultsOfLarge(running, file)))
  } finally {
    await running?.close()
    rmSync(folder, { recursive: true })
  }
  for (const fault of faults) console.log(`FAILED   ${fault}`)
  if (faults.length > 0) process.exitCode = 1
  else
    console.log(
      'passed   the page opens, filters, expands, leads to lines and speaks to nobody; light, dark and narrow; axe finds nothing serious',
    )
}

async function faultsOf(running, file, width, colorScheme) {
  const where = `${width} px, ${colorScheme}`
  const faults = []
  const page = await running.newPage({ viewport: { width, height: 1000 }, colorScheme, bypassCSP: true })
  page.setDefaultTimeout(PATIENCE)
  page.on(
    'console',
    (message) => message.type() === 'error' && faults.push(`${where}: the console says ${message.text()}`),
  )
  page.on('pageerror', (error) => faults.push(`${where}: ${error.message}`))
  page.on(
    'request',
    (request) => !request.url().startsWith('file:') && faults.push(`${where}: asks for ${request.url()}`),
  )
  await page.goto(pathToFileURL(file).href)
  const all = await page.locator('#files details').count()
  if (all < 10) faults.push(`${where}: only ${all} files`)
  await page.fill('#text', 'triplet')
  await page.waitForFunction((count) => document.querySelectorAll('#files details').length < count, all)
  const card = page.locator('#files details', { has: page.locator('.path', { hasText: 'triplet.py' }) }).first()
  if ((await card.getAttribute('open')) === null) await card.locator('summary').click()
  // Rows are made when the browser says that the file is open, which is after the click.
  const added = card.locator('td.add, tr.add').first()
  if (!(await isThere(added))) faults.push(`${where}: an opened file shows no added line`)
  await page.keyboard.press('Escape')
  // A finding leads to its line, whatever the filter says.
  await page.locator('#findings a', { hasText: /:\d+$/ }).first().click()
  if (!(await isThere(page.locator('tr.flash')))) faults.push(`${where}: a finding does not lead to its line`)
  for (const by of ['transform', 'file', 'kind', '']) {
    await page.selectOption('#by', by)
    if ((await page.locator('#files details.file').count()) === 0)
      faults.push(`${where}: grouped by ${by}, no file is left`)
  }
  const wide = await page.evaluate(() => document.documentElement.scrollWidth)
  if (wide > width) faults.push(`${where}: the page is ${wide} px wide`)
  await page.evaluate(readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8'))
  const { violations } = await page.evaluate('axe.run()')
  for (const { id, impact, nodes } of violations)
    if (impact === 'serious' || impact === 'critical')
      faults.push(`${where}: axe ${id}: ${nodes[0]?.html.slice(0, 120)}`)
  await page.close()
  return faults
}

/** The page with its own files again and again, until there are 5 MB of diff, is opened and read to the first diff. */
async function faultsOfLarge(running, file) {
  const large = file.replace(/\.html$/, '-large.html')
  writeFileSync(large, enlarged(readFileSync(file, 'utf8')))
  const page = await running.newPage({ viewport: { width: 1300, height: 1000 } })
  page.setDefaultTimeout(PATIENCE)
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  const start = Date.now()
  await page.goto(pathToFileURL(large).href)
  const isDrawn = await isThere(page.locator('#files td.add, #files tr.add').first())
  const wall = (Date.now() - start) / 1000
  const { metrics } = await session.send('Performance.getMetrics')
  const thread = metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Infinity
  await page.close()
  console.log(`measured 5 MB of diff: ${thread.toFixed(2)} s of the page's thread, ${wall.toFixed(2)} s on the wall`)
  return [
    ...(isDrawn ? [] : ['5 MB of diff: no diff is shown']),
    ...(thread < SECONDS ? [] : [`5 MB of diff: the page works ${thread.toFixed(2)} s before it can be read`]),
  ]
}

function enlarged(html) {
  return html.replace(/(<script type="application\/json" id="data">)([^<]*)/, (_all, tag, text) => {
    const data = JSON.parse(text)
    const files = []
    for (let size = 0, round = 0; size < LARGE; round += 1)
      for (const one of data.files) {
        files.push({ ...one, path: `${round}/${one.path}` })
        size += one.patch.length
      }
    return tag + JSON.stringify({ ...data, files }).replace(/</g, '\\u003c')
  })
}

/** Whether an element comes into the page within the time a person would wait for it. */
async function isThere(locator) {
  try {
    await locator.waitFor({ state: 'attached', timeout: 5000 })
    return true
  } catch (error) {
    if (error instanceof Error && error.name === 'TimeoutError') return false
    throw error
  }
}
