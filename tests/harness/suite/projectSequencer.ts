import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes one long go begins first, what fills gaps comes last. */
const ORDER = ['tools', 'http', 'sdk', 'unit', 'browser'];

/** Vitest's own order of files, within the order of their projects. */
export class ProjectSequencer extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const placeOf = ({ project }: TestSpecification) => ORDER.indexOf(project.name);
    return sorted.toSorted((a, b) => placeOf(a) - placeOf(b));
  }
}
