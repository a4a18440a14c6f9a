// Adds up the vitest reports named on the command line and the steps that failed; exits 1 unless all is well.
import { readFileSync } from 'node:fs';

const [failedSteps, ...reports] = process.argv.slice(2);
let passed = 0;
let failed = Number(failedSteps);
for (const file of reports) {
  const report = JSON.parse(readFileSync(file, 'utf8'));
  passed += report.numPassedTests;
  failed += report.numFailedTests;
  if (report.numPendingTests > 0) console.log(`${report.numPendingTests} skipped in ${file}`);
}
if (reports.length < 3) {
  console.log('a test run left no report');
  failed += 1;
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
