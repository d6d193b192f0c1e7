// Puts what the program prints into the ```console blocks of README.md: under each "$ dateline …" line its real output.
//
//     node scripts/readme-output.mjs
//
// Lines that begin with "$ npm" or "$ npx" are shown as they are. Run `npm run build` first.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const cache = mkdtempSync(join(tmpdir(), 'dateline-readme-'))

/** What a shell shows for a command, notices of a first build left out. */
function outputOf(command) {
  const script = `dateline() { node dist/dateline.js "$@"; }; ${command}`
  const { stdout, stderr } = spawnSync('sh', ['-c', script], {
    encoding: 'utf8',
    env: { ...process.env, DATELINE_CACHE: cache, NO_COLOR: '1' },
  })
  if (/Internal fault/.test(stderr)) throw new Error(`${command}: ${stderr}`)
  return `${stdout}${stderr}`.trimEnd()
}

function renew(block) {
  const commands = block.split('\n').filter((line) => line.startsWith('$ '))
  return commands
    .map((line) =>
      line.startsWith('$ dateline') || line.startsWith('$ echo')
        ? `${line}\n${outputOf(line.slice(2))}`.trimEnd()
        : line,
    )
    .join('\n\n')
}

// So that no notice of a rebuild stands among the replies.
outputOf('dateline index')
const readme = readFileSync('README.md', 'utf8')
const renewed = readme.replace(/^```console\n([\s\S]*?)^```$/gm, (whole, block) =>
  /^\$ (?:dateline|echo)/m.test(block) ? `\`\`\`console\n${renew(block)}\n\`\`\`` : whole,
)
writeFileSync('README.md', renewed)
rmSync(cache, { recursive: true })
