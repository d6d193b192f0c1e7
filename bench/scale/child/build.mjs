// Builds or refreshes the index of a corpus with the built program: node build.mjs CORPUS ENGINE
const [corpus, search] = process.argv.slice(2)
const { buildIndex } = await import(new URL('../../../dist/library.js', import.meta.url).href)
const { articles, changed, elapsedMs, folder } = await buildIndex({ corpus, search })
const peak = process.resourceUsage().maxRSS * 1024
console.log(JSON.stringify({ articles, changed, elapsedMs, folder, peak, cpuMs: process.cpuUsage().user / 1000 }))
