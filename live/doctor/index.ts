export { type Examination, examine } from './doctor.ts'
export { exitCodeOf, type Finding, type Group, type Mend, type State } from './finding.ts'
export { type Output, reportJson, reportText } from './report.ts'
