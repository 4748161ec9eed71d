/** Whether a bucket (0 to 1) lies in a rollout (0 to 100); the bound is included. */
export function isInRollout(percentage: number, bucket: number): boolean {
  return bucket <= percentage / 100;
}
