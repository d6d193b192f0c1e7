import type { LocalizationMap } from 'discord.js'
import de from './locales/de.json' with { type: 'json' }
import es from './locales/es.json' with { type: 'json' }
import fr from './locales/fr.json' with { type: 'json' }
import ja from './locales/ja.json' with { type: 'json' }
import pl from './locales/pl.json' with { type: 'json' }
import ptBR from './locales/pt-BR.json' with { type: 'json' }

/** Texts of one language by key: `/ask`, `/corpus add` for commands, `question:` for options, the English itself for all else. */
type Texts = Readonly<Record<string, string>>

/** The languages of the interface besides English, by Discord's locale. Each file of `locales/` is a column of one table: all have the same keys. */
export const LANGUAGES = { de, fr, 'es-ES': es, 'es-419': es, 'pt-BR': ptBR, pl, ja } satisfies Record<string, Texts>

/** Of several options of one name each but the first has a number: `file2:`. */
const numbered = /(\d+):$/

/** A key in all languages that have it; undefined where none has. */
function inAllLanguages(key: string): LocalizationMap | undefined {
  const [, number = ''] = numbered.exec(key) ?? []
  const plain = key.replace(numbered, ':')
  const known = Object.entries<Texts>(LANGUAGES).flatMap(([locale, texts]) =>
    Object.hasOwn(texts, plain) ? [[locale, `${texts[plain]}${number}`]] : [],
  )
  return known.length === 0 ? undefined : Object.fromEntries(known)
}

/** The name of a command, option or choice in all languages, as a field of Discord's payload. */
export function namedAlike(key: string): { name_localizations?: LocalizationMap } {
  const name_localizations = inAllLanguages(key)
  return name_localizations === undefined ? {} : { name_localizations }
}

/** Name and description of a command or option in all languages, as fields of Discord's payload. */
export function describedAlike(
  key: string,
  description: string,
): { name_localizations?: LocalizationMap; description_localizations?: LocalizationMap } {
  const description_localizations = inAllLanguages(description)
  return { ...namedAlike(key), ...(description_localizations !== undefined && { description_localizations }) }
}
