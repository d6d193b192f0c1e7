import { ComponentType } from 'discord.js'
import type { Reply } from '../types.ts'
import { plainText } from './escape.ts'
import { LIMITS } from './limits.ts'
import { errorFields } from './log.ts'
import type { RenderContext } from './render/context.ts'
import { renderReply } from './render/index.ts'
import type { MessageBody } from './render/message.ts'
import type { Responder } from './responder.ts'
import type { Services } from './services.ts'

/** Adds a reply's picture to the text that is there already. A picture that fails costs the member nothing. */
export async function sendPicture(
  services: Services,
  responder: Responder,
  reply: Reply,
  context: RenderContext,
): Promise<void> {
  if (services.attachments === undefined || responder.isGone) return
  try {
    const picture = await services.attachments(reply)
    if (picture === undefined) return
    const message = withPicture(renderReply(reply, context), picture.name, picture.altText)
    await responder.edit(message, [{ name: picture.name, data: Buffer.from(picture.png), contentType: 'image/png' }])
  } catch (error) {
    services.log.warn({ command: context.call.command, ...errorFields(error) }, 'no picture')
  }
}

function withPicture(message: MessageBody, name: string, altText: string): MessageBody {
  const item = { media: { url: `attachment://${name}` }, description: plainText(altText, LIMITS.altText) }
  return { ...message, components: [...message.components, { type: ComponentType.MediaGallery, items: [item] }] }
}
