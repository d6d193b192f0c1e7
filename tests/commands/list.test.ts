import { describe, expect, test } from 'vitest'
import { commands } from '../../src/commands/list.ts'
import { readOptions } from '../../src/commands/read-options.ts'

describe('the list of commands', () => {
  test('has each command once', () => {
    const names = commands.map(({ name }) => name)
    expect(names).toEqual(['ask', 'check', 'timeline', 'who', 'article', 'sources', 'help', 'search', 'converse'])
  })

  describe.each(commands.map((command) => [command.name, command] as const))('%s', (_name, command) => {
    test('keeps to the limits of Discord', () => {
      expect(command.name).toMatch(/^[a-z]{1,32}$/)
      expect(command.summary.length).toBeLessThanOrEqual(100)
      expect(command.options.length).toBeLessThan(25)
      for (const option of command.options) {
        expect(option.name).toMatch(/^[a-z-]{1,32}$/)
        expect(option.summary.length).toBeLessThanOrEqual(100)
        if (option.type === 'choice') expect(option.choices.length).toBeLessThanOrEqual(25)
      }
    })

    test('names its options once, the required ones first, and keeps `private` for Discord', () => {
      const names = command.options.map(({ name }) => name)
      expect(new Set(names).size).toBe(names.length)
      expect(names).not.toContain('private')
      const required = command.options.map((option) => option.required === true)
      expect(required).toEqual(required.toSorted((a, b) => Number(b) - Number(a)))
      expect(command.options.filter((option) => option.positional).length).toBeLessThanOrEqual(1)
    })

    test('has examples that it can read', () => {
      expect(command.examples.length > 0 || command.surfaces.includes('message-menu')).toBe(true)
      for (const example of command.examples) {
        expect(Object.keys(readOptions(command.options, example)).sort()).toEqual(Object.keys(example).sort())
      }
    })
  })
})
