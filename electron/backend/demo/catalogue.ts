import type { ChecklistItem, PartNeed, WorkType } from '#shared/domain/work-type/work-type.ts'

/** The promises the demo office makes, minutes from opening. */
export const demoPolicies = {
  Emergency: { respondMinutes: 30, arriveMinutes: 120, resolveMinutes: 240 },
  Urgent: { respondMinutes: 120, arriveMinutes: 480, resolveMinutes: 1_440 },
  Standard: { respondMinutes: 1_440, arriveMinutes: 2_880, resolveMinutes: 4_320 },
  Planned: { respondMinutes: null, arriveMinutes: null, resolveMinutes: 20_160 },
} as const
export type PolicyName = keyof typeof demoPolicies

/** Teams of the demo office, each with the skills its people are hired for. */
export const demoTeams = {
  Cooling: ['Refrigeration', 'Building controls'],
  Heating: ['Heating', 'Plumbing'],
  Electrical: ['Electrical', 'Building controls'],
  Plumbing: ['Plumbing', 'Heating'],
  'Fire safety': ['Fire systems', 'Electrical'],
  'Lifts and doors': ['Lifts', 'Doors'],
} as const
export type TeamName = keyof typeof demoTeams

/** A work type of the demo city before it has ids. */
export interface DemoWork {
  readonly name: string
  readonly category: 'Repair' | 'Inspection' | 'Service'
  readonly team: TeamName
  readonly skill: string
  readonly level: number
  readonly certificate: string | null
  readonly minutes: number
  readonly priority: WorkType['priority']
  readonly policy: PolicyName
  /** Kind of asset the work is done on. */
  readonly asset: string
  readonly share: number
  readonly safety: string
  /** What must be there before it may be closed; left out: nothing. */
  readonly requires?: WorkType['requires']
  readonly checklist: readonly ChecklistItem[]
  readonly parts: readonly PartNeed[]
  /** What callers say, or what the plan says. */
  readonly titles: readonly string[]
}

const passFail = (text: string): ChecklistItem => ({ text, answer: 'pass-fail', unit: null })
/** A number; with limits where the demo office knows what is good, null for none on that side. */
const measure = (text: string, unit: string, min: number | null = null, max: number | null = null): ChecklistItem => ({
  text,
  answer: 'number',
  unit,
  min,
  max,
})
const choose = (text: string, ...choices: string[]): ChecklistItem => ({ text, answer: 'choice', unit: null, choices })
const photo = (text: string): ChecklistItem => ({ text, answer: 'photo', unit: null })
const remark = (text: string): ChecklistItem => ({ text, answer: 'text', unit: null })
const signOff: ChecklistItem = { text: 'Customer signs for the work', answer: 'signature', unit: null }
const part = (name: string, quantity: number, where: PartNeed['where'] = 'van'): PartNeed => ({
  name,
  quantity,
  where,
  kind: 'part',
})
const tool = (name: string, where: PartNeed['where'] = 'van'): PartNeed => ({ name, quantity: 1, where, kind: 'tool' })

/** What one of each part costs the demo office, in minor units. */
export const demoPartCosts: Readonly<Record<string, number>> = {
  'Circuit breaker 16 A': 1_180,
  'Cleaning cap 110 mm': 940,
  'Compressor oil, l': 2_150,
  'Door contact': 1_875,
  'Door sensor': 6_420,
  'Exit sign battery': 1_390,
  'Filter drier': 3_260,
  'Flame sensor': 2_780,
  'Gasket set': 1_950,
  'Ignition electrode': 2_240,
  'Panel battery 12 V': 2_695,
  'Press fitting 22 mm': 385,
  'Refrigerant R-32, kg': 3_480,
  'Repair kit 1 inch': 2_120,
  'Roller set': 8_750,
  'Run capacitor 40 µF': 1_460,
  'Smoke detector': 3_325,
  'Toothed belt': 5_610,
  'Valve seal': 165,
}

/** The fourteen kinds of work. */
export const demoWorks: readonly DemoWork[] = [
  {
    name: 'Cooling repair',
    category: 'Repair',
    team: 'Cooling',
    skill: 'Refrigeration',
    level: 2,
    certificate: 'Refrigerant handling',
    minutes: 90,
    priority: 'high',
    policy: 'Urgent',
    asset: 'Air conditioner',
    share: 9,
    safety: 'Isolate and lock off before opening. Refrigerant is under pressure: goggles and gloves.',
    checklist: [
      passFail('Unit isolated and locked off'),
      measure('Suction pressure', 'bar', 7, 9.5),
      measure('Supply air temperature', '°C', 6, 16),
      passFail('No leak found with detector'),
      photo('Nameplate and finished work'),
      signOff,
    ],
    parts: [part('Run capacitor 40 µF', 1), part('Refrigerant R-32, kg', 1.5), tool('Manifold gauge')],
    titles: [
      'Room not cooling',
      'Air conditioner drips on the floor',
      'Server room too warm',
      'Fan makes a loud noise',
    ],
  },
  {
    name: 'Chiller service',
    category: 'Service',
    team: 'Cooling',
    skill: 'Refrigeration',
    level: 3,
    certificate: 'Refrigerant handling',
    minutes: 150,
    priority: 'low',
    policy: 'Planned',
    asset: 'Chiller',
    share: 4,
    safety: 'Work on the roof: fall protection. Rotating parts behind the guard.',
    requires: ['checklist', 'time'],
    checklist: [
      passFail('Condenser coils clean'),
      measure('Oil level', '%', 40, 60),
      choose('Oil colour', 'Clear', 'Amber', 'Dark'),
      measure('Compressor current', 'A'),
      passFail('Safety cut-outs tested'),
      remark('Recommendations'),
      signOff,
    ],
    parts: [part('Filter drier', 1, 'depot'), part('Compressor oil, l', 2, 'depot'), tool('Clamp meter')],
    titles: ['Half-yearly chiller service', 'Yearly chiller service'],
  },
  {
    name: 'Boiler repair',
    category: 'Repair',
    team: 'Heating',
    skill: 'Heating',
    level: 2,
    certificate: 'Gas fitter',
    minutes: 100,
    priority: 'high',
    policy: 'Urgent',
    asset: 'Boiler',
    share: 8,
    safety: 'Close the gas valve before opening the burner. Check for carbon monoxide before leaving.',
    checklist: [
      passFail('Gas valve closed and tagged'),
      measure('Gas pressure', 'mbar', 18, 25),
      measure('Carbon monoxide in flue', 'ppm', null, 100),
      passFail('Ignition sequence three times'),
      signOff,
    ],
    parts: [part('Ignition electrode', 1), part('Flame sensor', 1), tool('Flue gas analyser')],
    titles: ['No heating in the building', 'Boiler locks out', 'No hot water', 'Boiler loses pressure'],
  },
  {
    name: 'Boiler service',
    category: 'Service',
    team: 'Heating',
    skill: 'Heating',
    level: 1,
    certificate: null,
    minutes: 75,
    priority: 'low',
    policy: 'Planned',
    asset: 'Boiler',
    share: 7,
    safety: 'Let the boiler cool before opening.',
    checklist: [
      passFail('Burner and heat exchanger cleaned'),
      measure('Expansion vessel pressure', 'bar'),
      passFail('Relief valve tested'),
      remark('Recommendations'),
      signOff,
    ],
    parts: [part('Gasket set', 1), tool('Vacuum cleaner')],
    titles: ['Yearly boiler service'],
  },
  {
    name: 'Electrical fault',
    category: 'Repair',
    team: 'Electrical',
    skill: 'Electrical',
    level: 2,
    certificate: null,
    minutes: 60,
    priority: 'high',
    policy: 'Urgent',
    asset: 'Switchboard',
    share: 10,
    safety: 'Prove dead before touching. One hand rule at live boards.',
    checklist: [
      passFail('Circuit isolated and proved dead'),
      measure('Insulation resistance', 'MΩ'),
      measure('Earth fault trip time', 'ms'),
      photo('Board with cover closed'),
      signOff,
    ],
    parts: [part('Circuit breaker 16 A', 1), tool('Insulation tester')],
    titles: ['Power off in half the floor', 'Breaker keeps tripping', 'Lights flicker', 'Socket smells burnt'],
  },
  {
    name: 'Switchboard inspection',
    category: 'Inspection',
    team: 'Electrical',
    skill: 'Electrical',
    level: 3,
    certificate: 'Switching permit',
    minutes: 120,
    priority: 'normal',
    policy: 'Planned',
    asset: 'Switchboard',
    share: 4,
    safety: 'Arc flash clothing when the cover is off. Two people for live thermography.',
    checklist: [
      photo('Thermal image of every section'),
      passFail('Terminals retightened'),
      passFail('Labels complete'),
      measure('Highest terminal temperature', '°C'),
      signOff,
    ],
    parts: [tool('Thermal camera', 'depot'), tool('Torque screwdriver')],
    titles: ['Yearly switchboard inspection'],
  },
  {
    name: 'Emergency lighting test',
    category: 'Inspection',
    team: 'Electrical',
    skill: 'Electrical',
    level: 1,
    certificate: null,
    minutes: 45,
    priority: 'low',
    policy: 'Planned',
    asset: 'Emergency lighting',
    share: 7,
    safety: 'Tell reception before the mains are cut.',
    checklist: [measure('Lamps tested', 'pcs'), measure('Lamps failed', 'pcs'), passFail('Log book signed'), signOff],
    parts: [part('Exit sign battery', 2), tool('Step ladder')],
    titles: ['Monthly emergency lighting test', 'Yearly three-hour lighting test'],
  },
  {
    name: 'Leak repair',
    category: 'Repair',
    team: 'Plumbing',
    skill: 'Plumbing',
    level: 2,
    certificate: null,
    minutes: 60,
    priority: 'high',
    policy: 'Urgent',
    asset: 'Water system',
    share: 9,
    safety: 'Close the water and dry the floor before using power tools.',
    checklist: [
      passFail('Water shut off'),
      passFail('Pressure test held 10 minutes'),
      photo('Repaired joint'),
      signOff,
    ],
    parts: [part('Press fitting 22 mm', 4), tool('Press tool')],
    titles: [
      'Water through the ceiling',
      'Pipe leaks in the cellar',
      'Tap does not close',
      'Wet wall behind the kitchen',
    ],
  },
  {
    name: 'Backflow test',
    category: 'Inspection',
    team: 'Plumbing',
    skill: 'Plumbing',
    level: 2,
    certificate: 'Backflow tester',
    minutes: 40,
    priority: 'normal',
    policy: 'Planned',
    asset: 'Water system',
    share: 6,
    safety: 'The building has no water during the test: tell the occupants.',
    checklist: [
      measure('Check valve 1', 'kPa'),
      measure('Check valve 2', 'kPa'),
      measure('Relief valve opens at', 'kPa'),
      passFail('Tag renewed'),
      signOff,
    ],
    parts: [part('Repair kit 1 inch', 1), tool('Differential gauge')],
    titles: ['Yearly backflow test'],
  },
  {
    name: 'Drain clearing',
    category: 'Repair',
    team: 'Plumbing',
    skill: 'Plumbing',
    level: 1,
    certificate: null,
    minutes: 60,
    priority: 'normal',
    policy: 'Standard',
    asset: 'Drainage',
    share: 7,
    safety: 'Gloves and eye protection. Ventilate shafts before opening.',
    checklist: [passFail('Flow tested after clearing'), photo('What was found'), signOff],
    parts: [tool('Drain machine'), part('Cleaning cap 110 mm', 1)],
    titles: ['Toilets on the ground floor blocked', 'Floor drain smells', 'Sink drains slowly'],
  },
  {
    name: 'Fire alarm fault',
    category: 'Repair',
    team: 'Fire safety',
    skill: 'Fire systems',
    level: 2,
    certificate: null,
    minutes: 75,
    priority: 'emergency',
    policy: 'Emergency',
    asset: 'Fire alarm',
    share: 7,
    safety: 'Tell the alarm centre before work and after. Never leave a zone off without a fire watch.',
    checklist: [
      passFail('Alarm centre informed'),
      passFail('Panel free of faults'),
      measure('Loop voltage', 'V'),
      passFail('Alarm centre informed of the end'),
      signOff,
    ],
    parts: [part('Smoke detector', 1), part('Panel battery 12 V', 2, 'depot'), tool('Detector tester')],
    titles: ['Fire panel shows a fault', 'False fire alarm at night', 'Detector beeps'],
  },
  {
    name: 'Sprinkler inspection',
    category: 'Inspection',
    team: 'Fire safety',
    skill: 'Fire systems',
    level: 3,
    certificate: 'Fire systems inspector',
    minutes: 90,
    priority: 'normal',
    policy: 'Planned',
    asset: 'Sprinkler system',
    share: 5,
    safety: 'Drain test water outside. Pump starts by itself: keep clear.',
    requires: ['checklist', 'signature', 'outcome'],
    checklist: [
      measure('Static pressure', 'bar', 4, 12),
      measure('Flowing pressure', 'bar', 2, null),
      choose('System left', 'In service', 'In service with remarks', 'Out of service, fire watch set'),
      passFail('Valves sealed open'),
      passFail('Bell rings within 60 s'),
      signOff,
    ],
    parts: [part('Valve seal', 5), tool('Test gauge')],
    titles: ['Quarterly sprinkler inspection', 'Yearly sprinkler inspection'],
  },
  {
    name: 'Lift fault',
    category: 'Repair',
    team: 'Lifts and doors',
    skill: 'Lifts',
    level: 2,
    certificate: 'Lift mechanic',
    minutes: 80,
    priority: 'emergency',
    policy: 'Emergency',
    asset: 'Lift',
    share: 6,
    safety: 'Car secured before entering the shaft. Never alone on the car roof.',
    checklist: [
      passFail('Nobody in the car'),
      passFail('Main switch locked'),
      remark('Cause found'),
      passFail('Ten test runs'),
      signOff,
    ],
    parts: [part('Door contact', 1), part('Roller set', 1, 'depot'), tool('Shaft lamp')],
    titles: ['Lift stuck between floors', 'Lift door does not close', 'Lift stops with a jolt'],
  },
  {
    name: 'Automatic door repair',
    category: 'Repair',
    team: 'Lifts and doors',
    skill: 'Doors',
    level: 1,
    certificate: null,
    minutes: 60,
    priority: 'normal',
    policy: 'Standard',
    asset: 'Automatic door',
    share: 8,
    safety: 'Switch the drive off and close the passage with a barrier.',
    checklist: [
      passFail('Closing force within limit'),
      measure('Closing force', 'N'),
      passFail('Sensors tested'),
      signOff,
    ],
    parts: [part('Door sensor', 1), part('Toothed belt', 1, 'depot'), tool('Force gauge')],
    titles: ['Entrance door stays open', 'Door closes too fast', 'Garage gate does not open'],
  },
]

/** Makers and models per kind of asset; invented. */
export const demoAssetKinds: Readonly<Record<string, { makers: readonly string[]; prefix: string; years: number }>> = {
  'Air conditioner': { makers: ['Norwell', 'Halden', 'Pellair'], prefix: 'AC', years: 5 },
  Chiller: { makers: ['Halden', 'Corrick'], prefix: 'CH', years: 5 },
  Boiler: { makers: ['Kelford', 'Ramsen', 'Dunmere'], prefix: 'BO', years: 5 },
  Switchboard: { makers: ['Ostgate', 'Elmont'], prefix: 'SB', years: 2 },
  'Emergency lighting': { makers: ['Elmont', 'Lumeret'], prefix: 'EL', years: 3 },
  'Water system': { makers: ['Fenwick Valve', 'Marden'], prefix: 'WS', years: 2 },
  Drainage: { makers: ['Marden', 'Calder Pipe'], prefix: 'DR', years: 2 },
  'Fire alarm': { makers: ['Selwick', 'Thornby'], prefix: 'FA', years: 3 },
  'Sprinkler system': { makers: ['Thornby', 'Wexler Flow'], prefix: 'SP', years: 5 },
  Lift: { makers: ['Asherson', 'Garlow'], prefix: 'LI', years: 3 },
  'Automatic door': { makers: ['Barridge', 'Garlow'], prefix: 'DO', years: 2 },
}

/** What technicians write when they close a visit. */
export const demoClosingNotes: Readonly<Record<DemoWork['category'], readonly string[]>> = {
  Repair: [
    'Found the cause, replaced the worn part, tested with the customer.',
    'Cleaned and reset. Ran for twenty minutes without fault.',
    'Temporary repair holds; the permanent part is on order.',
    'Adjusted and tightened. Customer asked for a quote for a new unit.',
    'Fault could not be reproduced; left instructions what to write down next time.',
  ],
  Inspection: [
    'All points passed. Log book signed.',
    'Passed with two remarks, see the checklist.',
    'One item failed and was replaced at once.',
  ],
  Service: [
    'Serviced as planned, readings within limits.',
    'Serviced. Filter was badly blocked: suggest a shorter interval.',
    'Serviced, small leak sealed.',
  ],
}
