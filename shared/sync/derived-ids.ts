import { timeOfUuid7, uuid7 } from '../kernel/uuid7.ts'

/**
 * The ids a command mints, each made from the command's own id and how many it minted before. Desk and hub run the same
 * command and so make the same records, without telling each other. The command's id is unique and random (74 bits);
 * what is derived from it is spread by the finalizer of MurmurHash3, which is a bijection of 32 bits, so that two ordinals
 * of one command never give the same id.
 */
export function derivedIds(commandId: string, now: number): () => string {
  const seed = seedOf(commandId)
  let ordinal = 0
  return () => {
    ordinal += 1
    const bytes = new Uint8Array(10)
    const words = [
      mixed(seed[0]! ^ ordinal),
      mixed(seed[1]! + Math.imul(ordinal, 0x9e3779b1)),
      mixed(seed[2]! ^ ordinal),
    ]
    for (let at = 0; at < bytes.length; at++) bytes[at] = (words[at >> 2]! >>> (8 * (at & 3))) & 0xff
    // The two bits that the variant of a UUID takes from byte 2 are lost: the ordinal itself stands where none are.
    bytes.set([ordinal & 0xff, (ordinal >>> 8) & 0xff, (ordinal >>> 16) & 0xff], 7)
    return uuid7(now, bytes)
  }
}

/**
 * The ids a command mints, on the desk and on the hub: their time is the one in the command's own id, so that no clock
 * has a say in them.
 */
export function idsOfCommand(commandId: string): () => string {
  return derivedIds(commandId, timeOfUuid7(commandId))
}

/** Id of the item that tells people about a command that needs attention: there is at most one of a command. */
export function attentionIdOf(commandId: string): string {
  return derivedIds(`${commandId} attention`, timeOfUuid7(commandId))()
}

/** Three words of a UUID's hexadecimal digits; any text will do. */
function seedOf(text: string): number[] {
  const words = [0x2545f491, 0x9e3779b9, 0x85ebca6b]
  for (let at = 0; at < text.length; at++) {
    const word = at % 3
    words[word] = mixed(words[word]! ^ Math.imul(text.charCodeAt(at) + at * 131, 0xcc9e2d51))
    words[(word + 1) % 3] = (words[(word + 1) % 3]! + words[word]!) | 0
  }
  return words.map(mixed)
}

function mixed(word: number): number {
  let h = word | 0
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return h ^ (h >>> 16)
}
