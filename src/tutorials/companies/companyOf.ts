/** The company of a user as the app of the tutorial knows it: what stands behind the @. */
export function companyOf(user: string): string {
  const [, company = user] = user.split('@');
  return company;
}
