import { existsSync, readFileSync } from 'node:fs'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'

const FILE = new URL('../../../../shared/discord/openapi.json', import.meta.url)

/** Whether Discord's OpenAPI description is at hand; without it only the documented limits are checked. */
export const hasDescription = existsSync(FILE)

/** The schemas a body is checked against, by what it is for. A callback's depends on its type, as a union's message would say little. */
const SCHEMAS = {
  reply: 'CreateMessageInteractionCallbackRequest',
  update: 'UpdateMessageInteractionCallbackRequest',
  autocomplete: 'ApplicationCommandAutocompleteCallbackRequest',
  edit: 'IncomingWebhookUpdateRequestPartial',
  'follow-up': 'IncomingWebhookRequestPartial',
  modal: 'ModalInteractionCallbackRequest',
  message: 'MessageCreateRequest',
  command: 'ApplicationCommandUpdateRequest',
  'private channel': 'CreatePrivateChannelRequest',
} as const

export type BodyUse = keyof typeof SCHEMAS

let ajv: Ajv2020 | undefined
const validators = new Map<BodyUse, ValidateFunction>()

function validator(use: BodyUse): ValidateFunction {
  const known = validators.get(use)
  if (known !== undefined) return known
  if (ajv === undefined) {
    ajv = new Ajv2020({ strict: false, allErrors: false })
    addFormats.default(ajv)
    ajv.addFormat('snowflake', /^\d{1,20}$/)
    ajv.addFormat('nonce', true)
    ajv.addSchema(JSON.parse(readFileSync(FILE, 'utf8')), 'discord')
  }
  const compiled = ajv.compile({ $ref: `discord#/components/schemas/${SCHEMAS[use]}` })
  validators.set(use, compiled)
  return compiled
}

/** What Discord's description finds wrong with a body; empty where nothing, or where the description is not there. */
export function describedProblems(use: BodyUse, body: unknown): string[] {
  if (!hasDescription) return []
  const validate = validator(use)
  if (validate(body)) return []
  return (validate.errors ?? []).slice(0, 5).map((error) => `${use}: ${error.instancePath} ${error.message ?? ''}`)
}
