// Puts what the program prints into the ```console blocks of README.md: under each "$ dateline …" line its real output.
//
//     node scripts/readme-output.mjs            writes README.md
//     node scripts/readme-output.mjs --check    writes nothing; names the commands whose output is another, and fails
//
// Times and the digits of confidences differ from machine to machine: they alone are no difference. Lines that begin
// with "$ npm" or "$ npx" are shown as they are. Run `npm run build` first.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

const { check } = parseArgs({ options: { check: { type: 'boolean', default: false } } }).values
const cache = mkdtempSync(join(tmpdir(), 'dateline-readme-'))

/** What a shell shows for a command, notices of a first build left out. */
function outputOf(command) {
  const script = `dateline() { node dist/dateline.js "$@"; }; ${command}`
  const { stdout, stderr } = spawnSync('sh', ['-c', script], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH, HOME: process.env.HOME, DATELINE_CACHE: cache, NO_COLOR: '1' },
  })
  if (/Internal fault/.test(stderr)) throw new Error(`${command}: ${stderr}`)
  return `${stdout}${stderr}`.trimEnd()
}

/** The commands of a block, each with what stands below it. */
const parts = (block) => block.trimEnd().split(/\n\n(?=\$ )/)

const isRun = (command) => command.startsWith('$ dateline') || command.startsWith('$ echo')
const steady = (text) => text.replace(/("(?:elapsedMs|confidence)":)[\d.]+/g, '$1…').trimEnd()

/** Commands whose output in README.md is not what the program prints. */
const outdated = []

function renewed(part) {
  const [command] = part.split('\n', 1)
  if (!isRun(command)) return part
  const now = `${command}\n${outputOf(command.slice(2))}`.trimEnd()
  if (steady(now) === steady(part)) return part
  outdated.push(command)
  return now
}

// So that no notice of a rebuild stands among the replies.
outputOf('dateline index')
const readme = readFileSync('README.md', 'utf8')
const written = readme.replace(/^```console\n([\s\S]*?)^```$/gm, (whole, block) =>
  parts(block).some(isRun) ? `\`\`\`console\n${parts(block).map(renewed).join('\n\n')}\n\`\`\`` : whole,
)
rmSync(cache, { recursive: true })
if (check && outdated.length > 0) {
  console.error(`README.md shows another output for:\n${outdated.join('\n')}\nRun node scripts/readme-output.mjs`)
  process.exitCode = 1
} else if (!check) writeFileSync('README.md', written)
