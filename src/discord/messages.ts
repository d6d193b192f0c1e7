import { GatewayDispatchEvents } from 'discord.js'
import * as z from 'zod'
import { QUESTIONS } from '../commands/list.ts'
import { isAnswered, type Place } from '../servers/place.ts'
import { questionsFor } from './dead-end.ts'
import { failureOf, LEAVING, tooSoon } from './failure.ts'
import { feedbackOn, replyTo } from './feedback.ts'
import { type IncomingMessage, ownMessages, readChannel, readMessage } from './incoming-message.ts'
import { errorFields } from './log.ts'
import { isForbidden, type MessageReplies } from './message-replies.ts'
import { outcomeOf } from './outcome.ts'
import { askedIn } from './render/ask-more.ts'
import { renderReply } from './render/index.ts'
import { withDatesFor } from './render/local-date.ts'
import { textMessage } from './render/message.ts'
import { callOf } from './run-command.ts'
import type { Services } from './services.ts'
import type { GatewayEvent } from './sharding.ts'
import { UnderWay } from './under-way.ts'

/** An answer that takes longer is announced by the typing indicator, which shows for ten seconds. */
const TYPING_AFTER_MS = 1_000
const TYPING_AGAIN_MS = 8_000

const ready = z.object({ user: z.object({ id: z.string() }) })

type AskedBefore = Readonly<Record<string, string>>

/** A thread, and the channel that it hangs on as far as it is known. */
interface Thread {
  readonly parent?: string
}

/** Takes messages that speak to the bot, and answers them where they stand. */
export class Messages extends UnderWay {
  /** The bot's own id: that of its application, unless it is a very old one. */
  private self: string

  constructor(
    private readonly services: Services,
    private readonly replies: MessageReplies,
  ) {
    super()
    this.self = services.config.applicationId
  }

  /** Takes an event as it came through the gateway, where it is a message that speaks to the bot. */
  take({ name, data }: GatewayEvent): void {
    if (name === GatewayDispatchEvents.Ready) this.self = ready.safeParse(data).data?.user.id ?? this.self
    if (name !== GatewayDispatchEvents.MessageCreate || !this.services.config.mentions) return
    const incoming = readMessage(data, this.self)
    if (incoming === undefined) return
    this.begin(this.handle(incoming))
  }

  private async handle(incoming: IncomingMessage): Promise<void> {
    const { config, data, log, now, metrics } = this.services
    const began = now()
    const { id, text, isDirect } = incoming
    let status: string
    let reference = {}
    try {
      // A message does not say in which language its member uses Discord.
      const settings = data.settings.of(incoming.place.server)
      status = await withDatesFor(settings, 'en', () => this.answer(incoming))
    } catch (error) {
      if (isForbidden(error)) {
        log.warn({ message: id, ...errorFields(error) }, 'the bot may not write where it was asked')
        status = 'forbidden'
      } else {
        const { line, fault, ...failure } = failureOf(error, config.logQuestions ? [] : [text])
        status = failure.status
        if (fault !== undefined) {
          log.error({ message: id, ...fault }, 'an answer failed')
          reference = { reference: fault.reference }
        }
        await this.tell(incoming, line).catch((second: unknown) =>
          log.error({ message: id, ...errorFields(second, [text]) }, 'a member could not be told'),
        )
      }
    }
    const command = isDirect ? 'direct-message' : 'mention'
    metrics.interactions.inc({ command, status })
    const texts = config.logQuestions && { texts: [text] }
    log.info(
      { message: id, kind: 'message', command, status, totalMs: now() - began, ...texts, ...reference },
      'message',
    )
  }

  private async answer(incoming: IncomingMessage): Promise<string> {
    const { services } = this
    const { userId, roles, text } = incoming
    const settings = services.data.settings.of(incoming.place.server)
    const thread = await this.threadOf(incoming)
    const place: Place = { ...incoming.place, ...thread }
    // Where questions are not answered, nothing is said.
    if (!isAnswered(place, roles, settings)) return 'not-here'
    if (this.isLeaving) return this.told(incoming, LEAVING, 'turned-away')
    const seconds = services.cooldown.secondsLeft(userId)
    if (seconds > 0) return this.told(incoming, tooSoon(seconds), 'cooldown')
    if (text === '') return this.run(incoming, place, 'help', { command: QUESTIONS })
    const before = await this.askedBefore(incoming, thread)
    return this.run(incoming, place, 'converse', { ...before, question: text })
  }

  /** Runs a command and sends its reply. */
  private async run(incoming: IncomingMessage, place: Place, name: string, given: AskedBefore): Promise<string> {
    const { commands, libraries, log } = this.services
    const command = commands.find((one) => one.name === name)
    if (command === undefined) throw new Error(`no command ${name}`)
    const { userId: id, roles } = incoming
    // Neither what a member may do nor in which language is told of who writes a message.
    const member = { id, roles, permissions: 0n, locale: 'en' }
    const asked = { command, given, place, member }
    const { reply, version, questions } = await this.whileTyping(incoming.place.channel, () =>
      libraries.use(place, async (library) => {
        const reply = await replyTo(this.services, library, asked)
        return { reply, version: library.version, ...(await questionsFor(log, library, reply)) }
      }),
    )
    const message = renderReply(reply, {
      owner: incoming.userId,
      library: version,
      isPrivate: false,
      call: callOf(command, given),
      page: 0,
      hasExports: false,
      feedback: feedbackOn(this.services, asked, reply),
      ...(questions !== undefined && { questions }),
    })
    const isThere = await this.replies.reply({ id: incoming.id, channel: incoming.place.channel }, message)
    return isThere ? outcomeOf(reply) : 'gone'
  }

  private async whileTyping<T>(channel: string, work: () => Promise<T>): Promise<T> {
    const type = (): void => {
      // Who may not be shown it waits without.
      this.replies.type(channel).catch((error: unknown) => this.services.log.debug(errorFields(error), 'not typing'))
    }
    let again: NodeJS.Timeout | undefined
    const first = setTimeout(() => {
      type()
      again = setInterval(type, TYPING_AGAIN_MS)
    }, TYPING_AFTER_MS)
    try {
      return await work()
    } finally {
      clearTimeout(first)
      clearInterval(again)
    }
  }

  private async tell({ id, place }: IncomingMessage, line: string): Promise<boolean> {
    return this.replies.reply({ id, channel: place.channel }, textMessage(line))
  }

  private async told(incoming: IncomingMessage, line: string, status: string): Promise<string> {
    await this.tell(incoming, line)
    return status
  }

  /** The thread that a message stands in; undefined where it stands in none, or none that can be looked at. */
  private async threadOf({ isDirect, isThread, place }: IncomingMessage): Promise<Thread | undefined> {
    if (isDirect || isThread === false) return undefined
    const channel = readChannel(await this.look(() => this.replies.info(place.channel)))
    if (channel === undefined) return isThread ? {} : undefined
    return channel.isThread ? { ...(channel.parent !== undefined && { parent: channel.parent }) } : undefined
  }

  /**
   * What was asked before, read out of the bot's own answer: the one that the message replies to, else the last one in the
   * private conversation or in the thread, or the one that the thread hangs on.
   */
  private async askedBefore(incoming: IncomingMessage, thread: Thread | undefined): Promise<AskedBefore | undefined> {
    const { repliesTo, isDirect, id, place } = incoming
    const replied = repliesTo && askedIn(repliesTo.components)
    if (replied || (!isDirect && thread === undefined)) return replied
    const last = await this.look(() => this.replies.last({ channel: place.channel, id }))
    const found = this.askedIn(last, id)
    const parent = thread?.parent
    if (found || parent === undefined) return found
    // A thread has the id of the message that it hangs on.
    const origin = await this.look(() => this.replies.message({ channel: parent, id: place.channel }))
    return this.askedIn([origin], id)
  }

  private askedIn(messages: unknown, before: string): AskedBefore | undefined {
    for (const { components } of ownMessages(messages, this.self, before)) {
      const asked = askedIn(components)
      if (asked) return asked
    }
    return undefined
  }

  /** What is looked at only to understand a question better: where that is not possible, the question is answered as it is. */
  private async look(request: () => Promise<unknown>): Promise<unknown> {
    try {
      return await request()
    } catch (error) {
      this.services.log.debug(errorFields(error), 'what was asked before is not seen')
      return undefined
    }
  }
}
