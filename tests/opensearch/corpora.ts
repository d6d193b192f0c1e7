import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { generate } from '../../bench/scale/generate.ts'

/** A small corpus as a `.jsonl` file, whose articles can be changed. */
export class JsonlCorpus {
  readonly file: string
  readonly #lines: { id: string; title: string; published: string; text: string }[]

  constructor(folder: string, articles: number, seed = 1) {
    this.file = join(folder, 'news.jsonl')
    this.#lines = [...generate(articles, seed)]
  }

  get titles(): string[] {
    return this.#lines.map(({ title }) => title)
  }

  async write(): Promise<string> {
    await writeFile(this.file, this.#lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
    return this.file
  }

  /** Puts other text into the article at a place. */
  change(place: number, text: string): void {
    const line = this.#lines[place]
    if (line !== undefined) line.text = text
  }

  remove(place: number): void {
    this.#lines.splice(place, 1)
  }

  add(id: string, title: string, text: string): void {
    this.#lines.push({ id, title, published: '2024-05-06', text })
  }
}
