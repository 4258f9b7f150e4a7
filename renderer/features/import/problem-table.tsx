import type { Problem } from '#shared/domain/import/problem.ts'
import { formatNumber } from '../../lib/format.ts'
import { t } from '../../lib/messages.ts'

/** Problems one by one: the line of the file, the column, and why the row stays out. */
export function ProblemTable({ problems }: { readonly problems: readonly Problem[] }) {
  if (problems.length === 0) return <p className="import-facts">{t('import.noProblems')}</p>
  return (
    <table>
      <thead>
        <tr>
          <th className="num">{t('import.row')}</th>
          <th>{t('import.column')}</th>
          <th>{t('import.reasonTitle')}</th>
        </tr>
      </thead>
      <tbody>
        {problems.map((problem, at) => (
          <tr key={at}>
            <td className="num">{formatNumber(problem.row)}</td>
            <td>{problem.column ?? t('import.wholeRow')}</td>
            <td>{t(`import.problem.${problem.code}`, { value: problem.value, ...problem.facts })}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
