import { companyKey } from './crowdCompanies.ts';
import { type CrowdDecision, crowdDecision } from './crowdDecision.ts';
import { crowdUsers } from './crowdUsers.ts';

/**
 * What a flag decides for the crowd that lets in a percentage of all companies, whatever they have, and
 * how many companies that is.
 *
 * @param key the flag's
 */
export function crowdByCompany(
  key: string,
  percentage: number,
): CrowdDecision & { companies: number } {
  const users = crowdUsers();
  const groups = [{ properties: [], rollout_percentage: percentage }];
  const filters = { groups, aggregation_group_type_index: 0 };
  const flag = { id: 0, key, name: '', active: true, deleted: false, filters };
  const decision = crowdDecision(flag, users);
  const companies = new Set(users.filter((_, index) => decision.on[index]).map(companyKey));
  return { ...decision, companies: companies.size };
}
