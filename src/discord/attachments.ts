import { open } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { InputError } from '../errors.ts'
import type { SentFile } from './incoming.ts'

/** How patiently a file is fetched. Milliseconds. */
export interface DownloadLimits {
  readonly attempts: number
  /** Between two attempts; twice as long each time. */
  readonly pauseMs: number
  /** Without a byte. */
  readonly stallMs: number
  /** All of one attempt. */
  readonly wholeMs: number
}

const usual: DownloadLimits = { attempts: 3, pauseMs: 500, stallMs: 15_000, wholeMs: 60_000 }

/** Where Discord keeps what members send. */
const discordHosts = ['cdn.discordapp.com', 'media.discordapp.net']
const isLoopback = (host: string): boolean => host === 'localhost' || host === '[::1]' || /^127\./.test(host)

/**
 * Whether an address is one of those that Discord gives to what members send. Where another server stands in for Discord,
 * its own host counts as well, or this machine where it runs here.
 * @param apiUrl where Discord's interface is asked
 */
export function isDiscordFile(address: string, apiUrl: string): boolean {
  const { protocol, hostname } = new URL(address)
  if (protocol === 'https:' && discordHosts.includes(hostname)) return true
  const api = new URL(apiUrl).hostname
  return api !== 'discord.com' && (hostname === api || (isLoopback(hostname) && isLoopback(api)))
}

/** A fault after which another attempt may succeed. */
class Passing extends Error {}

/**
 * Fetches a file that a member has sent, piece by piece, to a path.
 * @param most bytes
 * @throws InputError where it can't be had, is larger or not Discord's; its message is a line for the member
 */
export async function download(
  { url, size }: SentFile,
  path: string,
  most: number,
  apiUrl: string,
  given: Partial<DownloadLimits> = {},
): Promise<void> {
  if (!isDiscordFile(url, apiUrl)) throw new InputError('its address is not one of Discord’s', 'attach the file itself')
  const limits = { ...usual, ...given }
  for (let attempt = 1; ; attempt++) {
    try {
      return await attemptOf(url, path, { size, most, ...limits })
    } catch (error) {
      if (!(error instanceof Passing)) throw error
      if (attempt === limits.attempts) throw new InputError(`${error.message}; send it again`, '')
    }
    await sleep(limits.pauseMs * 2 ** (attempt - 1))
  }
}

type Attempt = DownloadLimits & { readonly size: number; readonly most: number }

/** @throws Passing where another attempt may succeed, InputError where none will */
async function attemptOf(url: string, path: string, attempt: Attempt): Promise<void> {
  const { size, most, stallMs, wholeMs } = attempt
  const stalled = new AbortController()
  const timer = setTimeout(() => stalled.abort(), stallMs)
  const signal = AbortSignal.any([AbortSignal.timeout(wholeMs), stalled.signal])
  const file = await open(path, 'w')
  try {
    const response = await fetch(url, { redirect: 'manual', signal })
    if (!response.ok) await refuse(response)
    let written = 0
    for await (const piece of response.body ?? []) {
      timer.refresh()
      written += piece.length
      if (written > most) throw new InputError('it is larger than what is free here', '')
      await file.write(piece)
    }
    // Where no length was told, only the size that Discord gave can show that the end is missing.
    if (written < size && !response.headers.has('content-length')) throw new Passing('its download was cut off')
  } catch (error) {
    if (error instanceof Passing || error instanceof InputError) throw error
    if (signal.aborted) throw new Passing('its download took too long')
    if (error instanceof TypeError) throw new Passing('its download was cut off')
    throw error
  } finally {
    clearTimeout(timer)
    await file.close()
  }
}

async function refuse(response: Response): Promise<never> {
  await response.body?.cancel()
  const { status } = response
  if (status >= 500 || status === 429 || status === 408) throw new Passing(`Discord did not hand it over (${status})`)
  throw new InputError(`Discord does not have it any more (${status}); send it again`, '')
}
