import { execFileSync } from 'node:child_process'

/** Builds the page of a report, once before all tests. */
export default function buildPage(): void {
  execFileSync('npm', ['run', '--silent', 'build:page'], { stdio: 'inherit' })
}
