import type { Random } from '#shared/kernel/random.ts'

/*
 * Fictional names: common first names, and surnames, firms and streets put together from syllables.
 * Nobody and no place is meant.
 */

const firstNames = (
  'Ada Alan Amir Ana Anton Aya Ben Bella Carla Chen Cora Dan Dina Elif Emil Erin Eva Farid Finn Gina Greta Hana Hugo ' +
  'Ida Ines Ivan Jana Jonas Julia Kai Kira Lars Lea Leo Lin Luca Mara Marco Maya Mei Mila Nadia Nils Nora Omar Otto ' +
  'Paula Piet Quinn Rana Rosa Sam Sara Silas Tara Theo Uma Vera Wim Yara Yusuf Zoe'
).split(' ')
const nameStarts =
  'Al Ash Bar Ber Bran Cald Cor Dal Dun El Fen Gar Hal Har Kel Lang Mar Nor Ost Pell Ram Sel Thorn Wex'.split(' ')
const nameEnds =
  'by den der don ford gate ham hurst kin ler low man mere mont ner rick ridge row sen shaw son ton well wick'.split(
    ' ',
  )
const streetStarts = (
  'Alder Anchor Arch Barrow Beacon Birch Bishop Bridge Canal Cedar Chandler Chapel Clover Cooper Copper Crane Dock Elm ' +
  'Fairway Ferry Fountain Foundry Gable Garnet Granary Hazel Heron Hill Holly Juniper Kiln Lantern Larch Linden Lock ' +
  'Maple Market Meadow Mill Mint Orchard Otter Pear Pilot Plover Poplar Quarry Quay Reed Ridge Rope Rowan Saddler Sail ' +
  'Sand Signal Slate Smith Spring Stable Station Swan Tanner Thistle Tide Tower Vine Wagon Weaver Wharf Willow Yarrow'
).split(' ')
const streetEnds = ['Street', 'Road', 'Lane', 'Avenue', 'Way', 'Row', 'Walk', 'Place']

/** Makes names; streets and firms never repeat within one maker. */
export interface NameMaker {
  person(): string
  surname(): string
  street(): string
  /** A firm whose trade is the given word, e.g. "Fenmere Bakery". */
  firm(kind: string): string
  /** A number of the range that is set aside for fiction. */
  phone(): string
}

/** Creates a maker that draws from the given source only. */
export function createNameMaker(random: Random): NameMaker {
  const used = new Set<string>()
  const unique = (make: () => string): string => {
    for (;;) {
      const name = make()
      if (used.has(name)) continue
      used.add(name)
      return name
    }
  }
  const surname = () => random.pick(nameStarts) + random.pick(nameEnds)
  return {
    surname,
    person: () => unique(() => `${random.pick(firstNames)} ${surname()}`),
    street: () => unique(() => `${random.pick(streetStarts)} ${random.pick(streetEnds)}`),
    firm: (kind) => unique(() => `${surname()} ${kind}`),
    phone: () => `555-01${String(random.integer(0, 99)).padStart(2, '0')}`,
  }
}
