/** The address at which a user of the crowd is picked and all else is as `query` has it. */
export function crowdPickLink(query: string, user: number): string {
  const params = new URLSearchParams(query);
  params.set('pick', `user-${user + 1}`);
  return `?${params}#crowd`;
}
