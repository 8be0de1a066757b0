/** The environment variable of a flag, for example `SELLERCTL_FAIL_ON` of `--fail-on`: one for each flag. */
export function envName(flag: string): string {
  return `SELLERCTL_${flag.replaceAll('-', '_').toUpperCase()}`;
}
