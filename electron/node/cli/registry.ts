import { auditCommand } from './audit.ts'
import type { CliCommand } from './command.ts'
import { attachCommand } from './attach.ts'
import { checkCommand } from './check.ts'
import { demoCommand } from './demo.ts'
import { exportCommand } from './export.ts'
import { importCommand } from './import.ts'
import { invoiceCommand } from './invoice.ts'
import { planCommand } from './plan.ts'
import { printCommand } from './print.ts'
import { rehearseCommand } from './rehearse.ts'
import { reportCommand } from './report.ts'
import { solveCommand } from './solve.ts'
import { redoCommand, undoCommand } from './undo.ts'

/** Every command of the command line, in the order of the help text. */
export const cliCommands: readonly CliCommand[] = [
  importCommand,
  planCommand,
  rehearseCommand,
  printCommand,
  reportCommand,
  invoiceCommand,
  checkCommand,
  auditCommand,
  attachCommand,
  exportCommand,
  solveCommand,
  demoCommand,
  undoCommand,
  redoCommand,
]
