/**
 * `npm run pictures [NAME=PAGE.html ...]`: pictures of the page for the documents, taken by Chromium at fixed sizes and written to
 * `docs/pictures/NAME-*.webp`. Without a name the page of examples/cellkit is made and pictured; a page of another repository is made first, with
 * `extract-codemod --html PAGE.html`. Needs Chromium (CHROMIUM, or chromium on the PATH).
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'

const root = fileURLToPath(new URL('..', import.meta.url))
const target = join(root, 'docs/pictures')
/** Lossy, and smaller than the page is: the letters can still be read, and all pictures together are as small as one PNG. */
const QUALITY = 44
const SCALE = 0.64

/** What is pictured: how wide and high, in which colours, and which part stands at the top. */
const VIEWS = [
  { name: 'wide', width: 1400, height: 900, colorScheme: 'light', part: undefined },
  { name: 'dark', width: 1400, height: 900, colorScheme: 'dark', part: '#diffs' },
  { name: 'narrow', width: 390, height: 844, scale: 0.72, colorScheme: 'light', part: '#review' },
  { name: 'print', width: 820, height: 1050, colorScheme: 'light', part: undefined, media: 'print' },
]

const folder = mkdtempSync(join(tmpdir(), 'pictures-'))
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--hide-scrollbars'],
})
try {
  mkdirSync(target, { recursive: true })
  const named = process.argv.slice(2).map((one) => one.split('='))
  for (const [name, page] of named.length > 0 ? named : [['cellkit', examplePage()]])
    for (const view of VIEWS.filter(({ media }) => media === undefined || name === 'cellkit'))
      await picture(name, resolve(page), view)
} finally {
  await browser.close()
  rmSync(folder, { recursive: true })
}

function examplePage() {
  const page = join(folder, 'cellkit.html')
  const cli = join(root, 'dist/src/cli/main.js')
  const made = spawnSync(process.execPath, [cli, 'preview', '--root', join(root, 'examples/cellkit'), '--html', page])
  if (made.status !== 0) throw new Error(`no page was made: ${made.stderr}`)
  return page
}

async function picture(name, file, { name: view, width, height, colorScheme, part, media, scale }) {
  const page = await browser.newPage({
    viewport: { width, height },
    colorScheme,
    reducedMotion: 'reduce',
  })
  await page.goto(pathToFileURL(file).href)
  await page.waitForFunction(() => document.querySelector('#files details.file, #findings .finding') !== null)
  if (media !== undefined) {
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
    await page.emulateMedia({ media })
  }
  if (part !== undefined)
    await page.evaluate((one) => document.querySelector(one)?.scrollIntoView({ block: 'start' }), part)
  await page.waitForTimeout(300)
  const session = await page.context().newCDPSession(page)
  const y = await page.evaluate(() => scrollY)
  const clip = { x: 0, y, width, height, scale: scale ?? SCALE }
  const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: QUALITY, clip })
  const path = join(target, `${name}-${view}.webp`)
  writeFileSync(path, Buffer.from(data, 'base64'))
  console.log(`written  docs/pictures/${name}-${view}.webp (${Math.ceil(statSync(path).size / 1024)} KiB)`)
  await page.close()
}
