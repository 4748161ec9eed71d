import { type RequestLine, requestLine } from '../../runs/stageRequest.ts';
import type { StepData } from '../contentSchemas.ts';
import { stageRequest } from '../stageRequest.ts';
import { stagesOf } from '../stages.ts';

/** What the console of a step sends to each stage and edit that it offers, by their names. */
export function requestLines(
  step: Pick<StepData, 'stage' | 'stages' | 'edits'>,
): Record<string, RequestLine> {
  const names = [...stagesOf(step), ...step.edits];
  return Object.fromEntries(names.map((stage) => [stage, requestLine(stageRequest(stage))]));
}
